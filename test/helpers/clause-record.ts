/**
 * Which clauses the running test has touched. Kept apart from the hooks so that any helper may report to it,
 * under Playwright too, where nobody reads it. It never judges.
 */
import { DOCUMENT_BASIS } from '#shared/paper/document-basis';
import { TRANSITIONS, type Transition } from '#shared/regulation/casework/transitions';
import { servedBy } from '#shared/regulation/clauses/acts';
import { clausesOf } from '#shared/regulation/clauses/clause';

const CLAUSE_ID = /\b(?:XJR|NDR|XJO|XJD|TJR)-\d+-\d+\b/g;

/** Clause ids that stand in a text, each once. */
export const clauseIdsIn = (text: string): readonly string[] => [...new Set(text.match(CLAUSE_ID) ?? [])];

const touched = new Set<string>();

/** Says that the running test carried out, read or was refused by something that stands on these clauses. */
export function touch(ids: readonly string[]): void {
  for (const id of ids) touched.add(id);
}

/** The clauses a row of the table carries out, with those of the letters that follow from it. */
export const clausesOfRow = ({
  basis,
  documents,
}: Pick<Transition, 'basis' | 'documents'>): readonly string[] => [
  ...basis,
  ...documents.flatMap(({ document }) => DOCUMENT_BASIS[document]),
];

/** One line of what `desk run` answered. */
interface PlayedLine {
  readonly [key: string]: unknown;
}

/** Reads the answers of a process of its own: the steps it did and every clause it cited. */
export function touchRun(lines: readonly PlayedLine[]): void {
  for (const { call, ok, answer } of lines) {
    const rows = TRANSITIONS.filter((row) => ok === true && call === `cases.${row.command}`);
    touch([...clauseIdsIn(JSON.stringify(answer ?? null)), ...rows.flatMap(clausesOfRow)]);
  }
}

/** Clauses that another text says too: they are touched with what says the same. */
const SERVED = [...clausesOf('NDR'), ...clausesOf('TJR')].map(({ id }) => id);

/** What was touched since the last call, the same rules of the other texts included. */
export function takeTouched(): readonly string[] {
  const own = new Set(touched);
  touched.clear();
  // Twice, because the draft of another region may say it through the national text.
  for (const id of [...SERVED, ...SERVED]) if (servedBy(id).some((same) => own.has(same))) own.add(id);
  return [...own].sort();
}
