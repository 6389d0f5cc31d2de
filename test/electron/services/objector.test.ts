/** Who objects is known in full to the agency alone: the other side reads the name and the matter (XJR-16-5). */
import { describe, expect, it } from 'vitest';
import { objection } from '../../helpers/case-commands';
import { deskPlace } from './desk-place';

const place = deskPlace({ unit: 'SUBJECT_CLERK' });

describe('the person who objects', () => {
  it('stands in full in D15 for the agency, and without telephone and address for others (XJR-16-5, XJR-16-7)', async () => {
    const { walk } = place;
    const caseId = await walk.first();
    await walk.advance(caseId, 'PUBLICITY');
    await walk.step('clerk', caseId, objection(walk.today) as never);
    const { documents } = await walk.must('clerk', 'documents.list', { caseId });
    const number = documents.find(({ document }) => document === 'D15')?.number ?? '';
    const paper = { caseId, document: 'D15', number } as const;
    for (const who of ['clerk', 'reviewer', 'supervisor'])
      expect(await walk.refusal(who, 'documents.model', paper), who).toBe('answered');
    for (const who of ['unit', 'oversight']) {
      expect(await walk.refusal(who, 'documents.model', paper), who).toBe('DOCUMENT_NOT_READY');
      const [seen] = (await walk.must(who, 'cases.get', { caseId })).objections;
      expect(JSON.stringify(seen), who).toContain('玉素甫');
      expect(JSON.stringify(seen), who).not.toMatch(/13900000000|喀什市"|11010519491231002X/);
    }
  });
});
