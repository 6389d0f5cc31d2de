// Finds circles of imports at run time, where they decide in which order files are loaded and can hand out names
// that are not there yet. Imports of types alone vanish, so a table may name the type of its rows.
import { importsOf, targetOf } from './imports';
import type { SourceText } from './source-tree';

type Graph = ReadonlyMap<string, readonly string[]>;

function graphOf(sources: readonly SourceText[]): Graph {
  const known = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map((source) => {
      const loaded = importsOf(source).filter(({ typeOnly }) => !typeOnly);
      const targets = loaded.map(({ specifier }) => targetOf(source.path, specifier, known).name);
      return [source.path, targets.filter((name) => known.has(name))];
    }),
  );
}

/** Every circle that a walk from any file meets, as `a → b → a`. */
export function circlesOf(sources: readonly SourceText[]): readonly string[] {
  const graph = graphOf(sources);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at !== -1) {
      circles.push([...trail.slice(at), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return circles;
}
