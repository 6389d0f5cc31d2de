// Reads the project's own source files for the architecture tests. Must never return nothing quietly: an empty
// area throws, because a rule that looks at no files proves nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SourceText {
  /** Path from the project folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The project folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The top folders that hold source. */
export const areas = ['shared', 'electron', 'renderer', 'build', 'test'] as const;
export type Area = (typeof areas)[number];

/** Fewer files than this in an area means that the reader is broken or looks in the wrong place. */
const fewest: Readonly<Record<Area, number>> = { shared: 10, electron: 10, renderer: 5, build: 5, test: 5 };

/** Libraries that the benchmark installs for its peers are nobody's source. */
const isSource = (name: string): boolean =>
  /\.(ts|tsx|mjs|cjs)$/.test(name) && !/(^|[\\/])node_modules[\\/]/.test(name);

/** Every source file of an area. @throws when there are fewer than there can be. */
export function sourcesOf(area: Area): readonly SourceText[] {
  const entries = readdirSync(`${projectFolder}/${area}`, { recursive: true, encoding: 'utf8' });
  const sources = entries
    .map((name) => `${area}/${name.replaceAll('\\', '/')}`)
    .filter(isSource)
    .sort()
    .map((path) => ({ path, text: readFileSync(`${projectFolder}/${path}`, 'utf8') }));
  if (sources.length < fewest[area]) throw new Error(`${area}: only ${sources.length} files seen`);
  return sources;
}

/** Every source file of the project. */
export function allSources(): readonly SourceText[] {
  return areas.flatMap((area) => [...sourcesOf(area)]);
}
