/** Every shipped sample goes through the contract at its own office; the faulty ones are refused for their reason. */

import { afterAll, describe, expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { checkApplication } from '#shared/forms/check';
import { PROGRAM_LISTS } from '#shared/forms/code-lists';
import type { FormValues } from '#shared/forms/schema';
import { desk, practiceStore, scenarioFile, scratch } from '../helpers/desk-cli';
import { acceptLines, draftLines, readSample, sampleKeys, sendLine } from '../helpers/sample-story';

const place = scratch();
afterAll(() => place.remove());

const samples = sampleKeys().map(readSample);
const office = (sample: (typeof samples)[number]) => ({
  ...sample.office,
  documentWord: '新数登',
  address: '政务服务中心三楼',
  phone: '0991-1234567',
});

/** The one finding a faulty sample is made for: the door must tell this very place and reason. */
function reasonOf(sample: (typeof samples)[number]) {
  const { subject, application } = sample as unknown as { subject: FormValues; application: FormValues };
  const attachments = sample.attachments.map(({ type, field, file }) => ({
    type,
    field,
    name: file,
    bytes: 1000,
  }));
  const errors = checkApplication({
    type: 'FIRST',
    objectType: sample.objectType ?? '1',
    request: {},
    before: null,
    rules: { depositRequired: 'always', unincorporated: false },
    subject,
    application,
    attachments,
    today: localDate('2026-05-20'),
    lists: PROGRAM_LISTS,
    listsOn: localDate('2026-05-20'),
  }).filter(({ level }) => level === 'error');
  const [reason] = errors.filter(({ code }) => code === sample.expect.code);
  if (errors.length !== 1 || !reason) throw new Error(`${sample.key}: ${JSON.stringify(errors)}`);
  return { field: reason.field, message: reason.message };
}

describe('samples', () => {
  it('are at least eighteen, two of them products, from three levels and many divisions, with at least six that must fail', () => {
    expect(samples.length).toBeGreaterThanOrEqual(18);
    expect(samples.filter((sample) => sample.objectType === '2')).toHaveLength(2);
    expect(new Set(samples.map((sample) => sample.office.level)).size).toBe(3);
    expect(new Set(samples.map((sample) => sample.office.division)).size).toBeGreaterThanOrEqual(8);
    expect(samples.filter((sample) => sample.expect.outcome === 'refused').length).toBeGreaterThanOrEqual(6);
  });

  it.each(
    samples
      .filter((sample) => sample.expect.outcome === 'registrable')
      .map((sample) => [sample.title, sample] as const),
  )('%s is accepted by its office (XJR-14-1)', (_title, sample) => {
    const vault = practiceStore(place.dir, office(sample));
    const lines = [...draftLines(sample), sendLine(), ...acceptLines(sample)];
    const run = desk(['run', scenarioFile(place.dir, lines), '--vault', vault]);
    expect(run.results.at(-1), JSON.stringify(run.results.at(-1))).toHaveProperty('stateHash');
    expect(run.code).toBe(0);
  });

  it.each(
    samples
      .filter((sample) => sample.expect.outcome === 'refused')
      .map((sample) => [sample.title, sample] as const),
  )('%s', (_title, sample) => {
    const vault = practiceStore(place.dir, office(sample));
    const jurisdiction = sample.expect.code === 'NOT_OUR_JURISDICTION';
    const refusedForm = () => ({
      ok: false,
      failure: { code: 'FORM_INCOMPLETE', places: [reasonOf(sample)] },
    });
    const refusedPlace = {
      ok: false,
      failure: { code: 'NOT_OUR_JURISDICTION', clauses: ['XJR-5-5', 'XJR-7-2'] },
    };
    const lines = jurisdiction
      ? [...draftLines(sample), sendLine(), ...acceptLines(sample, refusedPlace)]
      : [...draftLines(sample), sendLine(refusedForm())];
    const run = desk(['run', scenarioFile(place.dir, lines), '--vault', vault]);
    expect(run.code, JSON.stringify(run.results.at(-1))).toBe(0);
  });
});
