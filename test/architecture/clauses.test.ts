/** The index of clauses is read from the tables the program runs on, leaves nothing out and invents nothing. */
import { describe, expect, it } from 'vitest';
import { basis, type ClauseId } from '#shared/domain/ids';
import { DOCUMENT_BASIS } from '#shared/paper/document-basis';
import { GUARDS, type GuardName } from '#shared/regulation/casework/guards/guard';
import { GUARD_BASIS } from '#shared/regulation/casework/guards/guard-basis';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { ACT_KINDS, actsOf, servedBy } from '#shared/regulation/clauses/acts';
import { clause, clausesOf } from '#shared/regulation/clauses/clause';
import { lostBehaviour } from '#shared/regulation/clauses/lost-behaviour';
import { PAGE_ACTS } from '#shared/regulation/clauses/page-acts';
import { SAME_RULE } from '#shared/regulation/clauses/same-rule';
import { STEPS_OF_LAW } from '#shared/regulation/clauses/steps-of-law';
import { sourcesOf } from './source-tree';

const idsIn = (text: string): readonly string[] => [...new Set(text.match(/\b[A-Z]{3}-\d+-\d+\b/g) ?? [])];
const actIds = (id: string): readonly string[] =>
  actsOf(id as ClauseId).map((act) => `${act.kind} ${act.id}`);

describe('what a clause does', () => {
  it('is told step by step, with conditions, terms, letters, grounds and fields', () => {
    expect(actIds('XJR-15-3').slice(0, 4)).toEqual([
      '步骤 T12',
      '步骤 T12a',
      '步骤 T15',
      '条件 reviewDueSoon',
    ]);
    expect(actIds('XJR-15-3')).toEqual(expect.arrayContaining(['文书 D11', '文书 D12']));
    expect(actIds('XJR-14-1')).toContain('期限 C1');
    expect(actIds('XJR-23-3')).toContain('事由 revoke.02');
    expect(actIds('XJR-9-2')).toContain('表单 F02.depositNo');
    expect(actIds('XJR-21-2')).toEqual(['期限 AR', '页面 reports/annual']);
  });

  it('is the same for a national clause of the same words, and for the draft that follows it', () => {
    expect(actIds('NDR-10-1')).toEqual(actIds('XJR-14-1'));
    expect(servedBy('TJR-18-1')).toEqual(['NDR-7-1']);
    expect(actIds('TJR-18-1')).toEqual(expect.arrayContaining(['步骤 T03', '步骤 T05']));
  });

  it('is nothing for a clause that moves nothing, and for one that does not exist', () => {
    expect(actIds('XJR-4-2')).toEqual([]);
    expect(actIds('XJR-99-1')).toEqual([]);
    expect(actIds('constructor')).toEqual([]);
  });

  it('is sorted by kind, and never says the same twice', () => {
    for (const { id } of [...clausesOf('XJR'), ...clausesOf('NDR')]) {
      const acts = actsOf(id as ClauseId);
      const order = acts.map(({ kind }) => ACT_KINDS.indexOf(kind));
      expect(order, id).toEqual(order.toSorted((a, b) => a - b));
      expect(new Set(acts.map(({ kind, label }) => `${kind}${label}`)).size, id).toBe(acts.length);
      for (const { label } of acts) expect(label, id).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('every table cites clauses that exist', () => {
  it.each([
    ['guards', Object.values(GUARD_BASIS).flatMap((guard) => guard.basis)],
    ['documents', Object.values(DOCUMENT_BASIS).flat()],
    ['screens', PAGE_ACTS.flatMap((page) => page.basis)],
    ['same rules', [...basis(...Object.keys(SAME_RULE)), ...Object.values(SAME_RULE).flat()]],
    ['steps of law', basis(...Object.keys(STEPS_OF_LAW))],
  ] as const)('%s', (_table, ids) => {
    expect(ids.filter((id) => clause(id) === null)).toEqual([]);
  });
});

describe('rows, guards and clauses', () => {
  it('every row of law cites a clause, and every citation is a step the clause demands', () => {
    expect(TRANSITIONS.filter((row) => row.tag === 'LAW' && row.basis.length === 0)).toEqual([]);
    const cited = TRANSITIONS.flatMap(({ id, basis: ids }) => ids.map((clauseId) => `${clauseId} ${id}`));
    const demanded = Object.entries(STEPS_OF_LAW).flatMap(([clauseId, rows]) =>
      rows.map((id) => `${clauseId} ${id}`),
    );
    expect(cited.toSorted()).toEqual(demanded.toSorted());
  });

  it('no clause has lost a step, a condition or a letter', () => {
    expect(lostBehaviour()).toEqual([]);
  });

  it('every guard names at least the clauses its refusals cite', () => {
    const text = sourcesOf('shared')
      .filter(({ path }) => path.startsWith('shared/regulation/casework/guards/'))
      .map((source) => source.text)
      .join('\n');
    for (const name of Object.keys(GUARDS) as readonly GuardName[]) {
      const body = new RegExp(`export function ${name}\\([\\s\\S]*?\\n\\}\\n`).exec(text)?.[0];
      expect(body, name).toBeDefined();
      const named: readonly string[] = GUARD_BASIS[name].basis;
      expect(
        idsIn(body ?? '').filter((id) => !named.includes(id)),
        name,
      ).toEqual([]);
    }
  });

  it('no letter cites a clause it is not listed for', () => {
    for (const [id, listed] of Object.entries(DOCUMENT_BASIS)) {
      const builders = sourcesOf('shared').filter(({ path }) =>
        path.startsWith(`shared/paper/${id.toLowerCase()}-`),
      );
      const cites = builders.flatMap(({ text }) => idsIn(text.replace(/\/\*[\s\S]*?\*\//g, '')));
      const known: readonly string[] = listed;
      expect(builders.length, id).toBeGreaterThan(0);
      expect(
        cites.filter((one) => !known.includes(one)),
        id,
      ).toEqual([]);
    }
  });
});

describe('the same rule in both texts', () => {
  const numbers = (id: string): readonly string[] =>
    (
      clause(id as ClauseId)
        ?.quote.replaceAll('三年', '3年')
        .match(/\d+(?:个工作日|日|年)/g) ?? []
    ).toSorted();

  it('the same number of days and years stands in both', () => {
    for (const [national, own] of Object.entries(SAME_RULE))
      expect(numbers(national), national).toEqual(own.flatMap(numbers));
  });
});
