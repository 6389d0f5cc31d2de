// The contract through the window: the same probes as through the door without a window
// (test/scenarios/contract.test.ts) get the same answers, and none of them changes the store.
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PROBES, type Probe } from '../helpers/contract-probes';
import { practiceStore, scratch, verified } from '../helpers/desk-cli';
import { callDesk, callWithText, leaveDesk, type Reply } from './helpers/call-desk';
import { launchDesk } from './helpers/launch';

const place = scratch();
const userData = join(place.dir, 'desk');
const answers = new Map<Probe, Reply>();
let before: unknown;
let after: unknown;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const vault = practiceStore(place.dir);
  before = verified(vault);
  const desk = await launchDesk({ userData, vault });
  let signedIn: string | null = null;
  const become = async (person: string | null): Promise<void> => {
    if (person === signedIn) return;
    if (signedIn !== null) await leaveDesk(desk.page);
    if (person !== null)
      expect(
        await callDesk(desk.page, 'session.signIn', { account: person, passphrase: '' }),
        person,
      ).toMatchObject({ ok: true });
    signedIn = person;
  };
  // Each change of person draws the window anew; what is only refused may come in any order.
  const people = new Set(PROBES.map(({ as }) => as));
  for (const probe of [...people].flatMap((person) => PROBES.filter(({ as }) => as === person))) {
    await become(probe.as);
    answers.set(probe, await callWithText(desk.page, probe.call, JSON.stringify(probe.input)));
  }
  await desk.close();
  after = verified(vault);
});

test.afterAll(() => place.remove());

for (const probe of PROBES) {
  test(`the window answers ${probe.title} with ${probe.code ?? 'a value'}`, () => {
    const answer = answers.get(probe);
    if (!answer) throw new Error('no answer');
    expect(answer.ok ? null : answer.failure.code).toBe(probe.code);
    if (answer.ok) return;
    expect(answer.failure.message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.failure.wayOut).toMatch(/[\u4e00-\u9fff]/);
  });
}

test('nothing was changed by any of them', () => {
  expect(after).toMatchObject({ clean: true, stateHash: (before as { stateHash: string }).stateHash });
});
