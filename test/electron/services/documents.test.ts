/** Papers through the door: drawn once, the same for ever; what came later shows only where it belongs. */
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#shared/domain/local-date';
import { DOCUMENT_IDS, UNNUMBERED } from '#shared/paper/document-id';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { deskPlace } from './desk-place';
import { endedOtherwise, objectedAndRegistered, revokedAndRestored } from './paper-plays';
import { Papers } from './papers';

const place = deskPlace();

/** Rules under which a cancellation is announced. */
const ANNOUNCING = {
  ...XJ_2025_PROFILE,
  id: 'XJ-announce',
  replaces: 'XJ-2025',
  effectiveFrom: localDate('2026-06-01'),
  effectiveTo: localDate('2031-05-31'),
  settings: {
    ...XJ_2025_PROFILE.settings,
    'cancellation.announce': { ...XJ_2025_PROFILE.settings['cancellation.announce'], value: true },
  },
};

describe('issued papers', () => {
  it('are made in every state a case comes to, and none changes whatever happens afterwards', async () => {
    const { walk } = place;
    const drawer = new Papers(() => walk);
    await walk.loadCalendar(2029);
    await endedOtherwise(walk, drawer);
    const id = await objectedAndRegistered(walk, drawer);
    await revokedAndRestored(walk, drawer, id);
    walk.on(addDays(walk.today, 30));
    const change = await walk.another('CHANGE', id);
    await walk.advance(change, 'DONE');
    await drawer.look(change);
    const { window } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(window.opens, 2));
    await walk.step('clerk', id, { type: 'remindRenewal' });
    await drawer.look(id);
    const renewal = await walk.another('RENEW', id);
    await walk.advance(renewal, 'DONE');
    await drawer.look(renewal);
    await walk.step('clerk', id, { type: 'printResult' });
    await drawer.look(id);
    const [before, after] = [...drawer.seen.values()].filter(
      ({ document, caseId }) => document === 'D21' && caseId === id,
    );
    expect(before?.text).not.toBe(after?.text);
    const cancel = await walk.another('CANCEL', id);
    await walk.advance(cancel, 'DONE');
    await drawer.look(cancel);
    await drawer.lookAgain();
    const never = DOCUMENT_IDS.filter(
      (document) => !UNNUMBERED.includes(document) && !drawer.kinds.has(document),
    );
    // An expiry needs an item that nobody renewed: its papers are drawn in the test below.
    expect(never).toEqual(['D26', 'D27']);
  }, 60_000);

  it.each([
    ['are a notice to the subject', false, ['D26']],
    ['come with a public announcement where the rules want one', true, ['D26', 'D27']],
  ])('of an expiry %s (XJR-19-5)', async (_title, announced, expected) => {
    const { walk } = place;
    if (announced) await walk.adopt(ANNOUNCING);
    const id = await walk.on('2026-06-10').registered();
    const { validTo } = await walk.must('clerk', 'register.get', { registerId: id, asOf: null });
    walk.on(addDays(validTo, 1));
    const matter = { kind: 'EXPIRE', reasons: '期满未续展' } as const;
    const expire = await walk.begin('EXPIRE', { target: id, requester: 'OFFICE', matter });
    await walk.advance(expire, 'DONE');
    const papers = new Papers(() => walk);
    await papers.look(expire);
    expect([...papers.kinds]).toEqual(expected);
  });
});
