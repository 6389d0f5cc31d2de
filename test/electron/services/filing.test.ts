/** The filing of a prefecture agency at the region, as a real office misses and records it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandId, DeskKit } from '../../helpers/desk-kit';
import { real } from '../../helpers/real-office';
import { deskPlace } from './desk-place';

const place = deskPlace();

describe('the filing of a prefecture agency (XJR-5-4)', () => {
  it('is missed by a real office until its supervisor records it', async () => {
    const desk = new DeskKit(join(place.dir, 'real'));
    await desk.must('setup', 'desk.setUp', real());
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    const warned = async () => (await desk.must('boss', 'desk.state', {})).warnings.map(({ code }) => code);
    expect(await warned()).toContain('FILING_MISSING');
    const filing = { commandId: commandId(), reference: '备案〔2026〕3号' };
    expect(await desk.refusal('boss', 'office.recordFiling', { ...filing, date: '2099-01-01' })).toBe(
      'INPUT_INVALID',
    );
    expect(await desk.refusal('boss', 'office.recordFiling', { ...filing, date: '2026-02-31' })).toBe(
      'INPUT_INVALID',
    );
    expect(await warned()).toContain('FILING_MISSING');
    await desk.must('boss', 'office.recordFiling', { ...filing, date: '2026-01-05' });
    expect(await warned()).not.toContain('FILING_MISSING');
    await desk.app.close();
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: 'another long phrase' });
    expect(await warned()).not.toContain('FILING_MISSING');
    await desk.app.close();
  });
});
