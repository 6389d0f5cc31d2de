/** A paper of 20 MB is taken in and shown again in pieces: nobody at the desk waits for another's paper. */
import { randomFillSync } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Machine } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';

const LARGE = 20_000_000;
/** At most so much of it is looked at in one turn. */
const PIECE = 1_048_576;

const paper = (bytes: number): string => {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 65_536) randomFillSync(content, at, Math.min(65_536, bytes - at));
  content.write('%PDF-1.7');
  return content.toString('base64');
};

const file = (content: string) => ({
  title: '承诺书',
  fileName: '承诺书.pdf',
  content,
  type: '03',
  field: 'commitmentFile',
});

/** How often everybody else has a turn while something is done. */
async function turnsOfOthers(body: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const turn = (): void => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await body();
  isDone = true;
  return turns;
}

/** A clerk with a case. */
async function clerk() {
  const machine = new Machine();
  await machine.office();
  await machine.signIn('clerk');
  const caseId = await machine.begin();
  const { version } = await machine.must('clerk', 'cases.get', { caseId });
  const attach = (content: string) =>
    machine.call('clerk', 'cases.attach', { commandId: commandId(), caseId, version, ...file(content) });
  const read = async () => {
    const [attachment] = (await machine.must('clerk', 'cases.get', { caseId })).attachments;
    return machine.call('clerk', 'cases.readAttachment', { caseId, hash: attachment?.hash ?? '' });
  };
  return { machine, caseId, attach, read };
}

const blobs = (machine: Machine): readonly string[] => {
  try {
    return readdirSync(join(machine.vault, 'blobs'));
  } catch {
    return [];
  }
};

describe('a paper of 20 MB', () => {
  it('is kept and read back the same, and others have their turn at every piece of it', async () => {
    const { machine, attach, read } = await clerk();
    const content = paper(LARGE);
    expect(await turnsOfOthers(() => attach(content))).toBeGreaterThan(LARGE / PIECE);
    expect(await turnsOfOthers(read)).toBeGreaterThan(LARGE / PIECE);
    const answer = await read();
    expect(answer.ok && answer.value.content === content).toBe(true);
    expect(blobs(machine)).toHaveLength(1);
  });

  it.each([0, 1, 2, 3, 786_431, 786_432, 786_433, 1_048_575, 1_048_577])(
    'and one of %i bytes more than its first come back the same',
    async (more) => {
      const { attach, read } = await clerk();
      const content = paper(8 + more);
      expect(await attach(content)).toMatchObject({ ok: true });
      const answer = await read();
      expect(answer.ok && answer.value.content === content).toBe(true);
    },
  );

  it('that is not base64 anywhere, or whose case went on meanwhile, is refused, and names nothing', async () => {
    const { machine, caseId, attach } = await clerk();
    const content = paper(LARGE);
    for (const wrong of [
      `${content.slice(0, -9_000_000)}*${content.slice(-8_999_999)}`,
      `${content}A`,
      'JV=ERi0x',
    ])
      expect(await attach(wrong)).toMatchObject({ ok: false, failure: { code: 'INPUT_INVALID' } });
    expect(blobs(machine)).toEqual([]);
    const [first, second] = await Promise.all([attach(content), attach(paper(LARGE))]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    const { attachments } = await machine.must('clerk', 'cases.get', { caseId });
    expect(attachments).toHaveLength(1);
    await machine.signIn('auditor');
    expect(await machine.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
  });

  it('whose bringer leaves meanwhile is given up: nothing of it stays half', async () => {
    const { machine, attach } = await clerk();
    const pending = attach(paper(LARGE));
    await new Promise((resolve) => setImmediate(resolve));
    await machine.must('clerk', 'session.signOut', { because: 'asked' });
    expect(await pending).toMatchObject({ ok: false });
    await machine.restart();
    await machine.signIn('clerk');
    expect(blobs(machine).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
  });
});
