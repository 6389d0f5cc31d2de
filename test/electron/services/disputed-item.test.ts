/** A letter of the notice period that is written down after the code keeps the results in, and the item as it is. */
import { expect, it } from 'vitest';
import { addDays } from '#shared/domain/local-date';
import { objection } from '../../helpers/case-commands';
import { deskPlace } from './desk-place';
import { Papers, type Step } from './papers';

const place = deskPlace();
const papers = new Papers(() => place.walk);

it('stops the printed result of the case and of a later one, and another change, until it is answered (XJR-16-6)', async () => {
  const { walk } = place;
  const id = await walk.first();
  await walk.advance(id, 'PUBLICITY');
  const receivedAt = addDays(walk.today, 1);
  await walk.advance(id, 'REGISTERED');
  const change = await walk.another('CHANGE', id);
  await walk.advance(change, 'DONE');
  const next = await walk.another('CHANGE', id);
  await walk.advance(next, 'REVIEW_PROPOSED');
  const asked = async () => {
    const results = [];
    for (const caseId of [id, change]) {
      const number = await papers.numberOf(caseId, 'D20');
      const answer = await walk.call('clerk', 'documents.model', { caseId, document: 'D20', number });
      results.push(answer.ok ? 'answered' : answer.failure.code);
    }
    return results;
  };
  expect(await asked()).toEqual(['answered', 'answered']);
  await walk.step('clerk', id, { ...objection(walk.today), receivedAt } as Step);
  expect(await asked()).toEqual(['OBJECTION_OPEN', 'OBJECTION_OPEN']);
  expect(await walk.refused('supervisor', next, { type: 'pass', opinion: '' })).toBe('OBJECTION_OPEN');
  await walk.step('supervisor', id, { type: 'withdrawObjection', objection: 1, reason: '已沟通' });
  expect(await asked()).toEqual(['answered', 'answered']);
  await walk.advance(next, 'DONE');
});
