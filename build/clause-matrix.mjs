// @ts-check
// The matrix of clauses: what each one does in the program, which tests name and touch it, on which screen or
// letter it is seen; and everything that is missing, in words. Judges only what it is given.

/** @typedef {import('./clause-matrix.d.mts').Act} Act */
/** @typedef {import('./clause-matrix.d.mts').Clause} Clause */
/** @typedef {import('./clause-matrix.d.mts').NamingTest} NamingTest */
/** @typedef {import('./clause-matrix.d.mts').Line} Line */
/** @typedef {import('./clause-matrix.d.mts').Problem} Problem */

/** Seen by people; the other kinds of acts are rules behind them. */
const SEEN = ['文书', '表单', '页面'];
const ARTICLES_OF_NATION = [7, 8, 9, 10, 11, 12, 13, 14, 15, 20];

/** @param {string} id */
const articleOf = (id) => Number(id.split('-')[1]);

/** Whether a clause has to do something and be tested. @param {Clause} clause */
function mustBeTested({ id, relevance }) {
  if (relevance !== 'core') return false;
  if (id.startsWith('XJR-') || id.startsWith('TJR-')) return true;
  return id.startsWith('NDR-') && ARTICLES_OF_NATION.includes(articleOf(id));
}

/** Whether a clause has to do something. @param {Clause} clause */
const mustAct = (clause) =>
  mustBeTested(clause) || (clause.id.startsWith('XJR-') && clause.relevance !== 'not-software');

/**
 * The lines of the matrix: the clauses that are demanded, with their tests. A test of a clause that says the
 * same in the other text counts for both.
 * @param {readonly Clause[]} clauses
 * @param {readonly NamingTest[]} tests
 * @returns {readonly Line[]}
 */
export function matrixOf(clauses, tests) {
  return clauses.filter(mustAct).map((clause) => {
    const ids = [clause.id, ...clause.servedBy];
    /** @param {readonly string[]} named */
    const isMeant = (named) => named.some((id) => ids.includes(id));
    return {
      ...clause,
      tests: tests.filter(({ passed, touched }) => passed && touched !== null && isMeant(touched)),
      screens: tests.filter(({ own, touched }) => touched === null && isMeant(own)),
    };
  });
}

/**
 * Everything that is missing or wrong, by clause and by test.
 * @param {readonly Clause[]} clauses
 * @param {readonly NamingTest[]} tests
 * @returns {readonly Problem[]}
 */
export function problemsOf(clauses, tests) {
  const known = new Set(clauses.map(({ id }) => id));
  const ofClauses = matrixOf(clauses, tests).flatMap((line) =>
    [
      ...(line.acts.length === 0 ? [`（${line.relevance}）没有对应的行为：${line.reading}`] : []),
      ...(mustBeTested(line) && line.tests.length === 0 ? ['没有通过的测试'] : []),
    ].map((words) => ({ about: line.id, words })),
  );
  const lost = clauses.flatMap(({ id, lost: all }) => all.map((words) => ({ about: id, words })));
  const ofTests = tests.flatMap(({ title, file, own, touched }) =>
    own.flatMap((id) => {
      if (!known.has(id)) return [{ about: id, words: `条款不存在，见测试“${title}”（${file}）` }];
      const untouched = touched !== null && !touched.includes(id);
      return untouched ? [{ about: id, words: `测试“${title}”没有触及本条（${file}）` }] : [];
    }),
  );
  return [...ofClauses, ...lost, ...ofTests];
}

/** Columns a text takes: Chinese signs take two. @param {string} text */
const widthOf = (text) => [...text].reduce((sum, sign) => sum + (sign > '\u00ff' ? 2 : 1), 0);
/** @param {string} text @param {number} width */
const pad = (text, width) => text + ' '.repeat(Math.max(1, width - widthOf(text)));

/**
 * Ids of the acts by kind: `步骤 T06 T11`; many of a kind as their number.
 * @param {readonly Act[]} acts
 */
function actWords(acts) {
  const kinds = [...new Set(acts.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const ids = [...new Set(acts.filter((act) => act.kind === kind).map(({ id }) => id))];
      return ids.length > 4 ? `${kind} ${ids.length}处` : `${kind} ${ids.join(' ')}`;
    })
    .join('；');
}

/**
 * The matrix as a table for people.
 * @param {readonly Line[]} lines
 */
export function tableOf(lines) {
  const rows = lines.map(({ id, relevance, acts, tests, screens }) => [
    id,
    relevance,
    actWords(acts.filter(({ kind }) => !SEEN.includes(kind))) || '—',
    screens.length > 0 ? `${tests.length}+${screens.length}` : String(tests.length),
    actWords(acts.filter(({ kind }) => SEEN.includes(kind))) || '—',
  ]);
  const all = [['条款', '性质', '流程与规则', '测试', '文书、表单与页面'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => 2 + Math.max(...all.map((row) => widthOf(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, at) => (at < 4 ? pad(cell, widths[at] ?? 0) : cell))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
