/** The check of an application answers for every date that the door lets in: it never throws. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, daysBetween, localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { conformValues } from '#shared/forms/conform';
import { F01_SUBJECT } from '#shared/forms/f01-subject';
import { F02_RESOURCE } from '#shared/forms/f02-resource';
import { sample } from '../../helpers/case-kit';

const FIRST = localDate('1900-01-01');
const LAST = localDate('2200-12-31');
const anyDate = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));
const dateKeys = [F01_SUBJECT, F02_RESOURCE]
  .flatMap((form) => form.pages.flatMap((page) => page.fields))
  .filter((field) => field.kind === 'date')
  .map((field) => field.key);

it('judges every date of every date field', () => {
  const { subject, application } = sample('kashgar-bus');
  fc.assert(
    fc.property(fc.constantFrom(...dateKeys), anyDate, (key, date) => {
      const [first, second] = [
        { ...subject, [key]: date },
        { ...application, [key]: date },
      ];
      const input = key in subject ? { subject: first, application } : { subject, application: second };
      expect(checkApplication({ ...input, attachments: [], today: localDate('2026-03-09') })).toBeInstanceOf(
        Array,
      );
    }),
    {
      numRuns: 2000,
      examples: [
        ['riskDate', LAST],
        ['riskDate', FIRST],
      ],
    },
  );
});

it.each(['9999-01-01', '1899-12-31', '2201-01-01', '0000-01-01'])('does not let %s in', (date) => {
  expect(conformValues(F02_RESOURCE, { riskDate: date }).ok).toBe(false);
});
