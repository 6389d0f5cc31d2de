/**
 * Clauses cited by the code that ran: V8 counts every call, and a clause counts when its literal stands in a
 * function that was called, in the doc comment of one, or in the opening comment of its file: a rule that was
 * asked and allowed the step counts like one that refused it. Citations of data tables, which run when a file is
 * loaded, never count here.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { clauseIdsIn } from './clause-record';

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Covered {
  readonly functionName: string;
  readonly ranges: readonly Range[];
}
interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly Covered[];
}

/** Where in a source a clause is cited. */
interface Citation {
  readonly ids: readonly string[];
  readonly at: number;
}
interface Cited {
  readonly source: string;
  /** The opening comment of the file, which loading strips. */
  readonly head: readonly string[];
  /** Literals in code. */
  readonly literals: readonly Citation[];
  /** Doc comments, at the function they belong to. */
  readonly docs: readonly Citation[];
  /** `const NAME = basis(…)` at the top of a file: cited wherever the name is used. */
  readonly names: readonly {
    readonly name: string;
    readonly ids: readonly string[];
    readonly uses: readonly number[];
  }[];
}

const session = new Session();
const cited = new Map<string, Cited>();

function post(method: string, params: object = {}): Record<string, unknown> {
  let answer: Record<string, unknown> = {};
  session.post(method, params, (error, value) => {
    if (error) throw error;
    answer = { ...value };
  });
  return answer;
}

/** Starts counting; has to come before the files it is about are loaded. */
export function startCounting(): void {
  session.connect();
  post('Debugger.enable');
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
}

const OURS = /\/(?:shared|electron|renderer)\/(?!.*node_modules)/;

const offsets = (source: string, pattern: RegExp): readonly RegExpExecArray[] => [
  ...source.matchAll(pattern),
];

/** The citations of one loaded file, by offset in the text that V8 runs. */
function citationsOf(source: string, head: readonly string[]): Cited {
  const comments = offsets(source, /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g);
  const inComment = (at: number): boolean =>
    comments.some((comment) => comment.index <= at && at < comment.index + comment[0].length);
  const literals = offsets(source, /["'`](?:XJR|NDR|XJO|XJD|TJR)-\d+-\d+["'`]/g)
    .filter(({ index }) => !inComment(index))
    .map((found) => ({ ids: clauseIdsIn(found[0]), at: found.index }));
  const docs = comments
    .filter(([text]) => text.startsWith('/**') && clauseIdsIn(text).length > 0)
    .map((comment) => ({ ids: clauseIdsIn(comment[0]), at: comment.index + comment[0].length }));
  const names = offsets(source, /^const (\w+) = [^;\n]*\bbasis\)?\(([^)]*)\)/gm).map(
    ([, name = '', list = '']) => ({
      name,
      ids: clauseIdsIn(list),
      uses: offsets(source, new RegExp(`\\b${name}\\b`, 'g')).map(({ index }) => index),
    }),
  );
  return { source, head, literals, docs, names };
}

/** Clauses that a file says it is for; none for what is no file. */
function openingOf(url: string): readonly string[] {
  const text = readFileSync(url.startsWith('file:') ? fileURLToPath(url) : url, 'utf8');
  return clauseIdsIn(/^\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)/.exec(text)?.[0] ?? '');
}

function citationsIn(script: Script): Cited {
  const known = cited.get(script.scriptId);
  if (known) return known;
  const { scriptSource } = post('Debugger.getScriptSource', { scriptId: script.scriptId });
  const found = citationsOf(String(scriptSource), openingOf(script.url));
  cited.set(script.scriptId, found);
  return found;
}

/**
 * Whether the function around an offset was called. The top of a file, which runs when it is loaded, is no
 * function: it begins where V8's text of the file begins.
 */
function ran(functions: readonly Covered[], at: number): boolean {
  const around = functions
    .flatMap(({ ranges: [whole] }) => (whole ? [whole] : []))
    .filter(({ startOffset, endOffset }) => startOffset > 20 && startOffset <= at && at < endOffset);
  const [inner] = around.toSorted((a, b) => b.startOffset - a.startOffset);
  return inner !== undefined && inner.count > 0;
}

/** Whether the function that follows a doc comment was called. */
const wasCalled = (source: string, functions: readonly Covered[], end: number): boolean =>
  functions.some(({ ranges: [whole] }) => {
    if (!whole || whole.count === 0 || whole.startOffset < end) return false;
    return /^[\s\w=(]{0,80}$/.test(source.slice(end, whole.startOffset));
  });

function citedBy(script: Script): readonly string[] {
  const { source, head, literals, docs, names } = citationsIn(script);
  // Reading an export is no call: the loader answers it with a function of its own.
  const functions = script.functions.filter(
    ({ ranges: [whole] }) => whole && !source.startsWith('() => { try', whole.startOffset),
  );
  const called = functions.some(({ ranges: [whole] }) => whole && whole.startOffset > 20 && whole.count > 0);
  return [
    ...(called ? head : []),
    ...literals.filter(({ at }) => ran(functions, at)).flatMap(({ ids }) => ids),
    ...docs.filter(({ at }) => wasCalled(source, functions, at)).flatMap(({ ids }) => ids),
    ...names.filter(({ uses }) => uses.some((at) => ran(functions, at))).flatMap(({ ids }) => ids),
  ];
}

/** Clauses cited by what ran since the last call. */
export function clausesThatRan(): readonly string[] {
  const scripts = post('Profiler.takePreciseCoverage').result as readonly Script[];
  return [...new Set(scripts.filter(({ url }) => OURS.test(url)).flatMap(citedBy))];
}
