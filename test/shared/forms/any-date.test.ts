/** The check of an application answers for every date that the door lets in: it never throws. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OBJECT_TYPES } from '#shared/domain/case-type';
import { addDays, daysBetween, localDate } from '#shared/domain/local-date';
import type { ApplicationInput } from '#shared/forms/application-input';
import { checkApplication } from '#shared/forms/check';
import { conformValues } from '#shared/forms/conform';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { fieldsOf, formsOf, PART_PREFIX } from '#shared/forms/form-of';
import { completeContent, completeRequest } from './complete-request';

const FIRST = localDate('1900-01-01');
const LAST = localDate('2200-12-31');
const anyDate = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));
const CASES: readonly ApplicationInput[] = OBJECT_TYPES.flatMap((objectType) => [
  completeContent(objectType),
  ...(['CHANGE', 'CORRECT', 'CANCEL', 'RENEW'] as const).map((type) => completeRequest(type, objectType)),
]);

/** Every date field of every form of every case. */
const DATES = CASES.flatMap((input) =>
  formsOf(input.type, input.objectType).flatMap(({ part, schema }) =>
    fieldsOf(schema)
      .filter((field) => field.kind === 'date')
      .map((field) => ({ input, part, key: field.key })),
  ),
);

it('judges every date of every date field', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DATES), anyDate, ({ input, part, key }, date) => {
      const changed = { ...input, [part]: { ...input[part], [key]: date } };
      expect(checkApplication(changed), PART_PREFIX[part] + key).toBeInstanceOf(Array);
    }),
    {
      numRuns: 2000,
      examples: DATES.filter(({ key }) => key === 'riskDate' || key === 'agreementFrom').flatMap((place) => [
        [place, LAST],
        [place, FIRST],
      ]),
    },
  );
});

it.each(['9999-01-01', '1899-12-31', '2201-01-01', '0000-01-01'])('does not let %s in', (date) => {
  expect(conformValues(F02_RESOURCE, { riskDate: date }).ok).toBe(false);
});
