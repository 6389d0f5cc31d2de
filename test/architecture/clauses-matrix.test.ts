/** The matrix of clauses names everything that is missing, and nothing else. */
import { describe, expect, it } from 'vitest';
import { matrixOf, problemsOf, tableOf } from '../../build/clause-matrix.mjs';

describe('the matrix', () => {
  const line = (id: string, changes: object = {}) => ({
    id,
    relevance: 'core' as const,
    reading: '读法。',
    acts: [{ kind: '步骤', label: '受理', id: 'T11' }],
    servedBy: [],
    lost: [],
    ...changes,
  });
  const test = (title: string, own: readonly string[], touched: readonly string[] | null) => ({
    title,
    file: 'test/x.test.ts',
    own,
    touched,
    passed: true,
  });
  const words = (...args: Parameters<typeof problemsOf>) =>
    problemsOf(...args).map((problem) => `${problem.about} ${problem.words}`);

  it('is content when every core clause acts and is tested', () => {
    const tests = [test('a', ['XJR-1-1'], ['XJR-1-1'])];
    expect(problemsOf([line('XJR-1-1')], tests)).toEqual([]);
    expect(tableOf(matrixOf([line('XJR-1-1')], tests))).toMatch(/XJR-1-1 +core +步骤 T11 +1 +—/);
  });

  it('names a clause without behaviour and one without a test', () => {
    expect(words([line('XJR-1-1', { acts: [] })], [])).toEqual([
      'XJR-1-1 （core）没有对应的行为：读法。',
      'XJR-1-1 没有通过的测试',
    ]);
    expect(words([line('XJR-1-1', { acts: [], relevance: 'supporting' })], [])).toHaveLength(1);
    expect(words([line('XJR-1-1', { acts: [], relevance: 'not-software' })], [])).toEqual([]);
  });

  it('asks of the national measures their core in articles 7 to 15 and 20, of the draft its core', () => {
    const asked = (id: string) => words([line(id)], []).length > 0;
    expect(['NDR-7-1', 'NDR-15-5', 'NDR-20-1', 'TJR-21-1'].map(asked)).toEqual([true, true, true, true]);
    expect(['NDR-3-1', 'NDR-16-1', 'XJO-4-1'].map(asked)).toEqual([false, false, false]);
  });

  it('takes a screen test for a screen and not for a test', () => {
    expect(words([line('XJR-1-1')], [test('screen', ['XJR-1-1'], null)])).toEqual(['XJR-1-1 没有通过的测试']);
  });

  it('does not take a failed test, nor one that names what it does not touch', () => {
    const failed = { ...test('a', ['XJR-1-1'], ['XJR-1-1']), passed: false };
    expect(words([line('XJR-1-1')], [failed])).toEqual(['XJR-1-1 没有通过的测试']);
    const untouched = test('b', ['XJR-1-1'], []);
    expect(words([line('XJR-1-1')], [untouched])).toContain('XJR-1-1 测试“b”没有触及本条（test/x.test.ts）');
  });

  it('counts a test of the same rule for both texts', () => {
    const both = [line('XJR-14-1'), line('NDR-10-1', { servedBy: ['XJR-14-1'] })];
    expect(words(both, [test('a', ['XJR-14-1'], ['XJR-14-1'])])).toEqual([]);
  });

  it('names a clause that does not exist and what a clause lost', () => {
    expect(
      words(
        [line('XJR-1-1', { lost: ['步骤T12不在流程表中'] })],
        [test('a', ['XJR-1-1', 'XJR-99-1'], ['XJR-1-1'])],
      ),
    ).toEqual(['XJR-1-1 步骤T12不在流程表中', 'XJR-99-1 条款不存在，见测试“a”（test/x.test.ts）']);
  });
});
