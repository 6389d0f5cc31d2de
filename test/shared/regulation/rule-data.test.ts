/** The law as data: complete, consistent, and standing on clauses that exist. */
import { describe, expect, it } from 'vitest';
import { rolesOf } from '#shared/access/permissions';
import { CONTRACT } from '#shared/contract/contract';
import { basis, type ClauseId } from '#shared/domain/ids';
import { codeListIds, hasCode } from '#shared/forms/code-lists';
import { ALL_FORMS, fieldsOf } from '#shared/forms/form-of';
import type { FieldSpec } from '#shared/forms/schema';
import { GUARDS } from '#shared/regulation/casework/guards/guard';
import { CASE_STATUSES, END_STATUSES } from '#shared/regulation/casework/status';
import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { citations, clause } from '#shared/regulation/clauses/clause';
import { XJR_CLAUSES } from '#shared/regulation/clauses/xjr';
import { parseProfile, profileToJson } from '#shared/regulation/profiles/check-profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

const fields = ALL_FORMS.flatMap(fieldsOf);
const withColumns = (specs: readonly FieldSpec[]): readonly FieldSpec[] =>
  specs.flatMap((spec) => (spec.kind === 'rows' ? [spec, ...spec.columns] : [spec]));

describe('every basis names a clause of the inventory', () => {
  const { clocks, stages, checklist, materials, validity, renewal, settings, grounds } = XJ_2025_PROFILE;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ...[...clocks, ...checklist, ...materials].map((row) => [row.id, row.basis] as const),
    ...stages.map((row) => [row.type, row.basis] as const),
    ['validity', validity.basis],
    ['renewal', renewal.basis],
    ...Object.entries(settings).map(([id, row]) => [id, row.basis] as const),
    ...Object.values(grounds)
      .flat()
      .map((row) => [row.label, row.basis] as const),
    ...TRANSITIONS.map((row) => [row.id, row.basis] as const),
    ...withColumns(fields).map((spec) => [spec.key, spec.basis] as const),
  ];
  it.each(rows)('%s', (_id, ids) => {
    for (const id of basis(...ids)) expect(clause(id), id).not.toBeNull();
  });
});

describe.each([
  ['XJ-2025', XJ_2025_PROFILE],
  ['TJ-draft', TJ_DRAFT_PROFILE],
] as const)('profile %s', (_id, profile) => {
  it('passes the door that profiles from files pass, with the steps and guards of the program', () => {
    const known = {
      guards: Object.keys(GUARDS),
      transitions: TRANSITIONS.map((row) => row.id),
      clause: (id: ClauseId) => clause(id) !== null,
    };
    expect(parseProfile(JSON.parse(profileToJson(profile)), known)).toEqual({ ok: true, value: profile });
  });
});

describe('profile XJ-2025', () => {
  it('is in force from 2025-10-01 to 2027-09-30 (XJR-28-1)', () => {
    expect([XJ_2025_PROFILE.effectiveFrom, XJ_2025_PROFILE.effectiveTo]).toEqual([
      '2025-10-01',
      '2027-09-30',
    ]);
  });

  it('binding rows always stand on a clause', () => {
    for (const row of TRANSITIONS.filter((candidate) => candidate.tag === 'LAW'))
      expect(row.basis.length, row.id).toBeGreaterThan(0);
  });
});

describe('the transition table', () => {
  it('has the rows of the main path and of the register', () => {
    const ids = TRANSITIONS.map((row) => row.id);
    for (const id of [
      'T01',
      'T02',
      'T03',
      'T04',
      'T05',
      'T06',
      'T07',
      'T08',
      'T11',
      'T13',
      'T14',
      'T16',
      'T18',
      'T23',
      'T24',
      'T26',
      'T33',
      'T50',
      'T51',
      'T60',
    ])
      expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves no state without a way on, except the ends', () => {
    for (const status of CASE_STATUSES) {
      const leaves = TRANSITIONS.some(
        (row) => row.from.includes(status) && row.to.some((next) => next !== status),
      );
      expect(leaves, status).toBe(!END_STATUSES.includes(status));
    }
  });

  it('every state but the first ones is reached by some step', () => {
    const reached = new Set(TRANSITIONS.flatMap((row) => row.to));
    for (const status of CASE_STATUSES) expect(reached.has(status), status).toBe(true);
  });

  it('every command has a procedure whose permission admits exactly the roles of its rows', () => {
    const commands = [...new Set(TRANSITIONS.map((row) => row.command))];
    for (const command of commands) {
      const procedure = Object.entries(CONTRACT).find(([name]) => name === `cases.${command}`)?.[1];
      expect(procedure, command).toBeDefined();
      if (!procedure || procedure.permission === 'open' || procedure.permission === 'session')
        throw new Error(command);
      const roles = new Set(TRANSITIONS.filter((row) => row.command === command).flatMap((row) => row.by));
      const admitted: readonly string[] = rolesOf(procedure.permission);
      for (const role of roles) expect(admitted, `${command} ${role}`).toContain(role);
    }
  });

  it('only the registration agency receives, accepts, reviews, publishes and codes (XJR-5-2, XJR-5-5)', () => {
    const subjectSide = ['T01', 'T02', 'T03', 'T04', 'T05', 'T25a', 'T26', 'E01', 'E02', 'E03', 'E04', 'J05'];
    // A paper is added by either side; whoever hands a letter over the counter tells of its delivery.
    const both = ['E06', 'E10'];
    const others = [...subjectSide, ...both];
    for (const row of TRANSITIONS)
      expect(row.guards.includes('agencyPower'), row.id).toBe(!others.includes(row.id));
  });
});

describe('forms and code lists', () => {
  it('every list a field names exists', () => {
    for (const spec of withColumns(fields))
      if (spec.kind === 'enum' || spec.kind === 'enums') expect(codeListIds(), spec.key).toContain(spec.list);
    expect(hasCode('CL-CHANNEL', 'window')).toBe(true);
  });

  it('the four public items are marked public, and nothing else is free text that leaves (XJR-16-3)', () => {
    expect(
      fields
        .filter((spec) => spec.isPublic)
        .map((spec) => spec.key)
        .filter((key, index, keys) => keys.indexOf(key) === index)
        .sort(),
    ).toEqual(['dataContentIntroduction', 'dataRegistName', 'institutionName'].sort());
  });
});

describe('clauses', () => {
  it('holds all rows of the Xinjiang registration rules', () => {
    expect(XJR_CLAUSES).toHaveLength(76);
  });

  it('cites each article once with the short name of its text', () => {
    expect(citations(basis('XJR-14-1', 'XJR-14-3', 'XJR-15-2'))).toBe('细则第十四条、第十五条');
    expect(citations(basis('XJR-8-1', 'XJO-5-1'))).toBe('细则第八条、授权运营细则第五条');
  });
});
