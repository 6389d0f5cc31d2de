// Holds source files against the import table and says in words what is wrong. Pure, so that the tests can show
// each rule a small bad example.
import {
  areaRules,
  buildFileLibraries,
  buildFiles,
  electronImporters,
  electronLayers,
  frozenFolders,
  frozenLibraries,
  hiddenFromRenderer,
  independentFolder,
  independentLibraries,
  runtimeFiles,
} from './import-table';
import { type Import, importsOf, type Target, targetOf } from './imports';
import { type Area, areas, type SourceText } from './source-tree';

const areaOf = (path: string): Area => {
  const area = areas.find((name) => path.startsWith(`${name}/`));
  if (area === undefined) throw new Error(`not in a known folder: ${path}`);
  return area;
};

const matches = (path: string, pattern: string): boolean =>
  pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;

/** The layer of a file in electron/, 0 at the top; -1 when the table does not know it. */
const layerOf = (path: string): number =>
  electronLayers.findIndex((layer) => layer.some((pattern) => matches(path, pattern)));

const featureOf = (path: string): string | undefined => /^renderer\/features\/([^/.]+)/.exec(path)?.[1];

function areaProblem(from: string, taken: Import, target: Target): string | null {
  if (buildFiles.includes(from)) {
    const fine =
      target.kind === 'node' || (target.kind === 'library' && buildFileLibraries.includes(target.name));
    return fine ? null : 'build configuration may only import build tools';
  }
  if (runtimeFiles.includes(from)) return null;
  const area = areaOf(from);
  if (target.kind === 'electron package') {
    if (area === 'test' || (area === 'electron' && taken.typeOnly)) return null;
    return electronImporters.includes(from) ? null : 'only main.ts and preload.ts may import Electron itself';
  }
  const rule = areaRules[area];
  if (!rule.mayImport.includes(target.kind)) return `${area} may not import ${target.kind}`;
  const listed =
    target.kind !== 'library' || rule.libraries.includes('*') || rule.libraries.includes(target.name);
  return listed ? null : `${area} may not use the library ${target.name}`;
}

function layerProblem(from: string, target: Target): string | null {
  if (!from.startsWith('electron/') || target.kind !== 'electron') return null;
  const [here, there] = [layerOf(from), layerOf(target.name)];
  if (here === -1) return 'stands in no layer of the table';
  if (there === -1) return `${target.name} stands in no layer of the table`;
  return there < here ? 'imports upward' : null;
}

function rendererProblem(from: string, target: Target): string | null {
  if (!from.startsWith('renderer/')) return null;
  if (hiddenFromRenderer.some((folder) => target.name.startsWith(folder)))
    return 'screens may not see the journal';
  const [here, there] = [featureOf(from), featureOf(target.name)];
  return here !== undefined && there !== undefined && here !== there
    ? 'features never import each other'
    : null;
}

/** What stands apart takes nothing but Node, a few libraries and files of its own folder, types included. */
function apartProblem(from: string, target: Target): string | null {
  const frozen = frozenFolders.map((folder) => folder.exec(from)?.[0]).find((found) => found !== undefined);
  const home = frozen ?? (from.startsWith(independentFolder) ? independentFolder : null);
  if (home === null) return null;
  const libraries = frozen === undefined ? independentLibraries : frozenLibraries;
  const fine =
    target.kind === 'node' ||
    (target.kind === 'library' ? libraries.includes(target.name) : target.name.startsWith(home));
  if (fine) return null;
  return frozen === undefined
    ? 'the second reader uses nothing of the project'
    : 'a migration is frozen and uses nothing current';
}

/** Every import that the table forbids, as `file → target: why`. */
export function importProblems(sources: readonly SourceText[]): readonly string[] {
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) =>
    importsOf(source).flatMap((taken) => {
      const target = targetOf(source.path, taken.specifier, known);
      const problems = [
        areaProblem(source.path, taken, target),
        layerProblem(source.path, target),
        rendererProblem(source.path, target),
        apartProblem(source.path, target),
      ];
      return problems.flatMap((why) => (why === null ? [] : [`${source.path} → ${target.name}: ${why}`]));
    }),
  );
}
