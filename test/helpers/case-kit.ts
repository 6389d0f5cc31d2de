/** One case on the days that the tests of the main path speak of, and the kit of many cases beside it. */
import { localDate } from '#shared/domain/local-date';
import type { Refusal } from '#shared/domain/refusal';
import type { Profile, SettingValues } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { APPROVE, answersOf, PUBLISH, receive } from './case-commands';
import { contentOfSample } from './case-walk-content';
import { sample } from './case-walk-office';
import { RegistryKit } from './case-walk-registry';

export { APPROVE, PUBLISH } from './case-commands';
export { KASHGAR, PEOPLE, SAMPLES, sample } from './case-walk-office';
export { RegistryKit } from './case-walk-registry';

/** One case on the days that the tests of the main path speak of. */
export class CaseKit extends RegistryKit {
  draft(key = 'kashgar-bus', at = '2026-03-09'): this {
    return this.first(at, contentOfSample(sample(key), null));
  }

  submitted(at = '2026-03-10'): this {
    this.draft();
    this.do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    this.do('reviewer', '2026-03-09', APPROVE);
    return this.do('clerk', at, receive(at));
  }

  underReview(at = '2026-03-11'): this {
    return this.submitted().do('clerk', at, { type: 'accept' });
  }

  proposed(by = 'reviewer'): this {
    return this.underReview().do(by, '2026-03-30', {
      type: 'proposeResult',
      answers: ALL_PASS,
      opinion: '通过',
    });
  }

  toPublish(): this {
    return this.proposed().do('supervisor', '2026-04-01', { type: 'pass', opinion: '同意' });
  }

  publicity(publishedAt = '2026-04-08'): this {
    return this.toPublish().do('clerk', publishedAt, { ...PUBLISH, publishedAt: localDate(publishedAt) });
  }

  codingPending(): this {
    return this.publicity().do('supervisor', '2026-04-23', END);
  }
}

export const END = { type: 'endPublicity', objectionsRecorded: true } as const;

export const ALL_PASS = answersOf({ caseType: 'FIRST', objectType: '1' }, XJ_2025_PROFILE);

/** Rules that differ in some settings. */
export const withSettings = (profile: Profile, values: Partial<SettingValues>): Profile => ({
  ...profile,
  settings: Object.fromEntries(
    Object.entries(profile.settings).map(([id, row]) => [
      id,
      Object.hasOwn(values, id) ? { ...row, value: values[id as keyof SettingValues] } : row,
    ]),
  ) as Profile['settings'],
});

/** The codes of refusals, in order. */
export const codesOf = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.map((refusal) => refusal.code);
