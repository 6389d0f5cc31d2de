/** The ledger of subjects, gathered from what was received and registered. */
import { describe, expect, it } from 'vitest';
import { deskPlace } from './desk-place';

const place = deskPlace({ agent: 'AGENT' });

describe('the ledger of subjects (XJR-18-2)', () => {
  it('gathers items, cases and particulars by code, and shows an agent nothing of others', async () => {
    const { walk } = place;
    const id = await walk.registered();
    const second = await walk.first({ dataRegistName: '另一项线路数据' });
    const { items, total } = await walk.must('clerk', 'subjects.list', { text: '', page: 0 });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ entries: 1, openCases: 1, realName: '已认证' });
    const uscc = items[0]?.uscc ?? '';
    const subject = await walk.must('clerk', 'subjects.get', { uscc });
    expect(subject.items.map(({ registerId }) => registerId)).toEqual([id]);
    expect(subject.cases.map(({ caseId }) => caseId)).toEqual([id, second]);
    expect(subject.history).toHaveLength(1);
    await walk.step('clerk', second, {
      type: 'saveDraft',
      subject: { contactName: '新联系人' },
      application: {},
      request: {},
    });
    expect((await walk.must('clerk', 'subjects.get', { uscc })).history).toHaveLength(1);
    await walk.advance(second, 'SUBMITTED');
    const { history } = await walk.must('clerk', 'subjects.get', { uscc });
    expect(history.map(({ caseId }) => caseId)).toEqual([id, second]);
    expect(history[1]?.contact).toContain('新联系人');
    expect((await walk.must('clerk', 'subjects.list', { text: '没有这样的主体', page: 0 })).total).toBe(0);
    expect(await walk.refusal('clerk', 'subjects.get', { uscc: '91350100M000100Y4X' })).toBe(
      'SUBJECT_UNKNOWN',
    );
    expect((await walk.must('agent', 'subjects.list', { text: '', page: 0 })).total).toBe(0);
    expect(await walk.refusal('agent', 'subjects.get', { uscc })).toBe('SUBJECT_UNKNOWN');
  });
});
