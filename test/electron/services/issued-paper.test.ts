/** What becomes of a paper after it was drawn: void, delivered, asked for by a wrong number, let out. */
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/local-date';
import type { DocumentId } from '#shared/paper/document-id';
import { delivery } from '../../helpers/case-commands';
import { commandId } from '../../helpers/desk-kit';
import { deskPlace } from './desk-place';
import { Papers, type Step, wordsOf } from './papers';

const place = deskPlace();
const papers = new Papers(() => place.walk);
const { model, issued, numberOf } = papers;
const file = (number: string): Step => delivery(number, place.walk.today) as Step;

describe('an issued paper', () => {
  it('carry 练习 in a practice store and 作废 once void, and keep their words', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const before = await model(id, 'D04', number);
    expect(before.banners).toContain('练习');
    expect(before.banners).not.toContain('作废');
    expect(
      await walk.refused('clerk', id, { type: 'voidDocument', number, reason: '印错', reissue: true }),
    ).toBe('PERMISSION_MISSING');
    await walk.step('supervisor', id, { type: 'voidDocument', number, reason: '印错', reissue: true });
    const after = await model(id, 'D04', number);
    expect(after.banners).toContain('作废');
    expect(wordsOf(after)).toBe(wordsOf(before));
    const rows = (await issued(id)).filter(({ document }) => document === 'D04');
    expect(rows.map(({ voided }) => voided)).toEqual(['印错', null]);
    expect((await model(id, 'D04', rows[1]?.number ?? '')).banners).not.toContain('作废');
  });

  it('are asked by their own number only', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const ask = (document: DocumentId, of: string | null) =>
      walk.refusal('clerk', 'documents.model', { caseId: id, document, number: of });
    expect(await ask('D05', number)).toBe('DOCUMENT_NOT_FOUND');
    expect(await ask('D04', '喀数登〔2026〕999号')).toBe('DOCUMENT_NOT_FOUND');
    expect(await ask('D29', null)).toBe('DOCUMENT_NOT_READY');
    expect(await ask('D99' as DocumentId, null)).toBe('INPUT_INVALID');
    expect(await ask('D04', 'x'.repeat(10_000))).toBe('INPUT_INVALID');
  });
});

describe('the delivery sheet D33', () => {
  it('is of all letters, or of the one named, and shows who got it (E10)', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const all = JSON.stringify(await model(id, 'D33', null));
    expect(all).toContain(number);
    expect(all).toContain(await numberOf(id, 'D02'));
    expect(all).not.toContain('古丽');
    await walk.step('clerk', id, file(number));
    const one = JSON.stringify(await model(id, 'D33', number));
    expect(one).toContain('古丽');
    expect(one).not.toContain(await numberOf(id, 'D02'));
    const [row] = (await issued(id)).filter(({ document }) => document === 'D04');
    expect(row?.delivery).toEqual({ method: 'counter', receiver: '古丽', on: walk.today, refused: '' });
    expect(await walk.refused('clerk', id, delivery('喀数登〔2026〕999号', walk.today) as Step)).not.toBe(
      'answered',
    );
    expect(await walk.refused('clerk', id, delivery(number, addDays(walk.today, 1)) as Step)).not.toBe(
      'answered',
    );
  });
});

describe('output of a paper', () => {
  it('needs a window and a person of the business', async () => {
    const { walk } = place;
    const id = await walk.first();
    await walk.advance(id, 'UNDER_REVIEW');
    const number = await numberOf(id, 'D04');
    const input = { commandId: commandId(), caseId: id, document: 'D04' as const, number };
    expect(await walk.refusal('clerk', 'documents.savePdf', input)).toBe('PRINTING_UNAVAILABLE');
    expect(await walk.refusal('auditor', 'documents.print', input)).toBe('PERMISSION_MISSING');
  });
});
