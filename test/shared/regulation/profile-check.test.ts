/** A profile from a file is adopted whole or refused whole, and a refusal names the place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProfile, profileToJson } from '#shared/regulation/profiles/check-profile';
import { exchangeLimits } from '#shared/regulation/profiles/exchange-limits';
import type { Profile } from '#shared/regulation/profiles/profile';
import { TJ_DRAFT_PROFILE } from '#shared/regulation/profiles/tj-draft';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { damaged, fromFile, GONE, KNOWN, memberPlaces, type Place } from './profile-known';

const XJ = XJ_2025_PROFILE;
const BUILT_IN: readonly (readonly [string, Profile])[] = [
  ['XJ-2025', XJ],
  ['TJ-draft', TJ_DRAFT_PROFILE],
];
const clockAt = (id: string): number => XJ.clocks.findIndex((row) => row.id === id);
const stageAt = (type: string): number => XJ.stages.findIndex((row) => row.type === type);

function places(raw: unknown): readonly string[] {
  const parsed = parseProfile(raw, KNOWN);
  return parsed.ok ? [] : parsed.error.map((fault) => fault.place);
}

describe.each(BUILT_IN)('%s', (_id, profile) => {
  it('passes its own check', () => {
    expect(places(fromFile(profile))).toEqual([]);
  });

  it('comes back the same from its exported text, which is one text only', () => {
    const parsed = parseProfile(JSON.parse(profileToJson(profile)), KNOWN);
    expect(parsed).toEqual({ ok: true, value: profile });
    if (parsed.ok) expect(profileToJson(parsed.value)).toBe(profileToJson(profile));
  });
});

describe('one damage is refused at its place', () => {
  const C1 = clockAt('C1');
  const AR = clockAt('AR');
  const table: readonly (readonly [title: string, place: Place, value: unknown, at: string])[] = [
    ['a clock without length', ['clocks', C1, 'days'], GONE, `clocks[${C1}].days`],
    ['a length of no days', ['clocks', C1, 'days'], 0, `clocks[${C1}].days`],
    ['a length beyond a year', ['clocks', C1, 'days'], 367, `clocks[${C1}].days`],
    ['half a working day', ['clocks', C1, 'days'], 2.5, `clocks[${C1}].days`],
    ['a length in words', ['clocks', C1, 'days'], '3', `clocks[${C1}].days`],
    ['a clock nobody counts', ['clocks', C1, 'id'], 'C9', `clocks[${C1}].id`],
    ['a clock taken out', ['clocks', C1], GONE, 'clocks'],
    ['a clock twice', ['clocks', C1, 'id'], 'C2', `clocks[${clockAt('C2')}].id`],
    ['a clock of no type', ['clocks', C1, 'types'], [], `clocks[${C1}].types`],
    ['the annual report bound to a type', ['clocks', AR, 'types'], ['FIRST'], `clocks[${AR}].types`],
    ['a type named twice', ['clocks', C1, 'types'], ['FIRST', 'FIRST'], `clocks[${C1}].types[1]`],
    ['an unknown nature', ['clocks', C1, 'nature'], 'advice', `clocks[${C1}].nature`],
    ['LAW without a clause', ['clocks', C1, 'basis'], [], `clocks[${C1}].basis`],
    ['an unknown clause', ['clocks', C1, 'basis', 0], 'XJR-99-1', `clocks[${C1}].basis[0]`],
    ['a clause cited twice', ['clocks', C1, 'basis', 1], 'XJR-14-1', `clocks[${C1}].basis[1]`],
    ['a clause written in words', ['clocks', C1, 'basis', 0], '第十四条', `clocks[${C1}].basis[0]`],
    ['a direction override', ['clocks', C1, 'name'], '受理\u202e期限', `clocks[${C1}].name`],
    ['a control character', ['title'], '实施\u0007细则', 'title'],
    ['an invisible sign', ['texts', 'codeName'], '登记\u200b码', 'texts.codeName'],
    ['a line break', ['texts', 'rulesShort'], '细\n则', 'texts.rulesShort'],
    ['an empty text', ['texts', 'system'], '', 'texts.system'],
    ['blanks only', ['texts', 'superior'], '  ', 'texts.superior'],
    ['a text too long', ['title'], '登'.repeat(101), 'title'],
    ['an unknown key', ['clocks', C1, 'hours'], 72, `clocks[${C1}].hours`],
    ['an unknown key at the top', ['author'], '某人', 'author'],
    ['a type without stages', ['stages', stageAt('RENEW')], GONE, 'stages'],
    ['a type with two stage rows', ['stages', stageAt('RENEW'), 'type'], 'CANCEL', `stages[4].type`],
    ['a first registration without code', ['stages', 0, 'code'], 'none', 'stages[0].code'],
    [
      'a cancellation with a new code',
      ['stages', stageAt('CANCEL'), 'code'],
      'new',
      `stages[${stageAt('CANCEL')}].code`,
    ],
    [
      'a change with a code of its own',
      ['stages', stageAt('CHANGE'), 'code'],
      'new',
      `stages[${stageAt('CHANGE')}].code`,
    ],
    ['an application without acceptance', ['clocks', C1, 'types'], ['FIRST'], `clocks[${C1}].types`],
    ...['C3p', 'C3', 'O1', 'O2', 'O3'].map(
      (id) =>
        [
          `a notice without ${id}`,
          ['clocks', clockAt(id), 'types'],
          ['CANCEL'],
          `clocks[${clockAt(id)}].types`,
        ] as const,
    ),
    [
      'a revocation with a public notice',
      ['stages', stageAt('REVOKE'), 'publicity'],
      'always',
      `stages[${stageAt('REVOKE')}].publicity`,
    ],
    ['two items of one id', ['checklist', 1, 'id'], 'K01', 'checklist[1].id'],
    ['an unknown automatic check', ['checklist', 0, 'auto'], 'magic', 'checklist[0].auto'],
    ['no checklist', ['checklist'], [], 'checklist'],
    ['no materials', ['materials'], [], 'materials'],
    [
      'an attachment type no list has',
      ['materials', 0, 'attachmentType'],
      '77',
      'materials[0].attachmentType',
    ],
    ['a material for no object', ['materials', 0, 'objectTypes'], [], 'materials[0].objectTypes'],
    ['an object type not offered', ['materials', 0, 'objectTypes'], ['3'], 'materials[0].objectTypes[0]'],
    ['an endless validity', ['validity', 'years'], 31, 'validity.years'],
    ['a window over a year', ['renewal', 'windowDays'], 366, 'renewal.windowDays'],
    ['a renewal of eleven years', ['renewal', 'maxMonths'], 132, 'renewal.maxMonths'],
    ['no reminders', ['renewal', 'reminderDays'], [], 'renewal.reminderDays'],
    ['a reminder twice', ['renewal', 'reminderDays'], [30, 30], 'renewal.reminderDays[1]'],
    ['an unknown guard', ['guards', 0, 'guard'], 'rubberStamp', 'guards[0].guard'],
    ['an unknown step', ['guards', 0, 'transition'], 'T99', 'guards[0].transition'],
    ['an empty list of grounds', ['grounds', 'refuse'], [], 'grounds.refuse'],
    ['a list of grounds missing', ['grounds', 'revoke'], GONE, 'grounds.revoke'],
    ['a ground without a clause', ['grounds', 'refuse', 0, 'basis'], [], 'grounds.refuse[0].basis'],
    ['two grounds of one code', ['grounds', 'notPass', 1, 'code'], '01', 'grounds.notPass[1].code'],
    ['a setting missing', ['settings', 'withdrawal.enabled'], GONE, 'settings.withdrawal.enabled'],
    [
      'a switch that is a word',
      ['settings', 'withdrawal.enabled', 'value'],
      'yes',
      'settings.withdrawal.enabled.value',
    ],
    [
      'a choice nobody offers',
      ['settings', 'objection.publicityClock', 'value'],
      'reset',
      'settings.objection.publicityClock.value',
    ],
    [
      'a retention over a century',
      ['settings', 'retention.years', 'value'],
      101,
      'settings.retention.years.value',
    ],
    ...[0, 101, 2.5].map(
      (share) =>
        [
          `a share of ${share} percent`,
          ['settings', 'exchange.massShare', 'value'],
          share,
          'settings.exchange.massShare.value',
        ] as const,
    ),
    [
      'a second approval before any warning',
      ['settings', 'exchange.listSecond', 'value'],
      34,
      'settings.exchange.listSecond.value',
    ],
    [
      'a binding setting without a clause',
      ['settings', 'deposit.required', 'basis'],
      [],
      'settings.deposit.required.basis',
    ],
    ['a date that does not exist', ['effectiveTo'], '2027-02-30', 'effectiveTo'],
    ['an end before the beginning', ['effectiveTo'], '2025-09-30', 'effectiveTo'],
    ['a profile that replaces itself', ['replaces'], 'XJ-2025', 'replaces'],
    ['a text no row stands on', ['text'], 'TJR', 'text'],
    ['a counterpart of no clause', ['cites'], { 'XJR-99-1': ['TJR-18-2'] }, 'cites.XJR-99-1'],
    ['a counterpart that is no clause', ['cites'], { 'XJR-14-1': ['TJR-99-2'] }, 'cites.XJR-14-1[0]'],
    ['a name for no clause', ['cites'], { 第十四条: ['TJR-18-2'] }, 'cites.第十四条'],
    ['nothing in a counterpart', ['cites'], { 'XJR-14-1': [] }, 'cites.XJR-14-1'],
  ];

  it.each(table)('%s', (_title, place, value, at) => {
    expect(places(damaged(XJ, place, value))).toContain(at);
  });

  it('with words in Chinese that say what is wrong', () => {
    const parsed = parseProfile(damaged(XJ, ['clocks', C1, 'days'], GONE), KNOWN);
    expect(parsed).toEqual({ ok: false, error: [{ place: `clocks[${C1}].days`, message: '缺少此项' }] });
    for (const [, place, value] of table) {
      const refused = parseProfile(damaged(XJ, place, value), KNOWN);
      for (const fault of refused.ok ? [] : refused.error)
        expect(fault.message, fault.place).toMatch(/\p{Script=Han}/u);
      for (const fault of refused.ok ? [] : refused.error)
        expect(fault.message).not.toMatch(/[Ii]nvalid|expected/);
    }
  });

  it('whatever single member is missing', () => {
    const everywhere = memberPlaces(fromFile(XJ));
    fc.assert(
      fc.property(fc.constantFrom(...everywhere), (place) => {
        expect(places(damaged(XJ, place, GONE))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('but rules from before there were limits of the exchange are whole, and the usual ones hold', () => {
    const settings = Object.entries(XJ.settings).filter(([id]) => !id.startsWith('exchange.'));
    const before = parseProfile({ ...XJ, settings: Object.fromEntries(settings) }, KNOWN);
    if (!before.ok) throw new Error(before.error[0]?.place);
    expect(exchangeLimits(before.value)).toEqual(exchangeLimits(XJ));
    expect(Object.keys(before.value.settings)).toHaveLength(settings.length);
  });

  it('whatever comes in, it answers and does not throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(parseProfile(raw, KNOWN).ok).toBe(false);
      }),
    );
    expect(places(undefined)).toEqual(['(根)']);
    expect(places(JSON.parse('{"__proto__":{"id":"XJ-2025"}}'))).toEqual(['(根)']);
    expect(places(JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`))).toHaveLength(1);
  });
});
