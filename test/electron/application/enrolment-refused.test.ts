/** Answers to an enrolment that a desk does not believe; each leaves it as it was. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../../helpers/backup-kit';
import {
  ask,
  certify,
  deskOf,
  press,
  type RegionDesk,
  readAnswer,
  region,
  stateOf,
  stationOfDesk,
  words,
} from '../../helpers/enrol-kit';

describe('an answer is refused and changes nothing', () => {
  const answered = async (): Promise<{ at: RegionDesk; desk: Machine; answer: string }> => {
    const at = await region();
    const desk = await deskOf('kashgar');
    const answer = await certify(at, await ask(at, desk));
    desk.answers.set('选定自治区的入网批复', answer);
    return { at, desk, answer };
  };

  it('with other digits than the installation sheet’s', async () => {
    const { at, desk } = await answered();
    const wrong = at.root.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    expect(await words(readAnswer(desk, wrong))).toMatch(/^B11_CHAIN 根证书与安装单上的核对码不符/);
    expect(await words(readAnswer(desk, ''))).toMatch(/^B11_CHAIN/);
    expect((await stateOf(desk)).standing).toBe('asked');
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    const confirm = desk.call('security', 'enrol.confirm', { ...press(), digits: wrong });
    expect(await words(confirm)).toMatch(/^B11_CHAIN/);
    expect(await stateOf(desk)).toMatchObject({ standing: 'waiting', root: null });
  });

  it('of a foreign region, of another station, and before anything was asked', async () => {
    const { at, desk } = await answered();
    const other = await region();
    const foreign = await deskOf('kashgar');
    expect(await words(readAnswer(foreign, at.root))).toMatch(/^NOTHING_PENDING/);
    await ask(other, foreign);
    foreign.answers.set('选定自治区的入网批复', join(at.at.dir, `入网批复-${await stationOfDesk(desk)}.rsb`));
    expect(await words(readAnswer(foreign, other.root))).toMatch(/^B11_CHAIN 根证书与安装单/);
    expect(await words(readAnswer(foreign, at.root))).toMatch(/^B11_CHAIN 不是对本机此次申请的答复/);
  });

  it('when it was altered on the way or after it was read', async () => {
    const { at, desk, answer } = await answered();
    const text = readFileSync(answer, 'utf8');
    writeFileSync(answer, text.replace('"epoch":1', '"epoch":2'));
    expect(await words(readAnswer(desk, at.root))).toMatch(/^B11_CHAIN/);
    writeFileSync(answer, text);
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    const staged = join(`${desk.vault}.exchange`, 'enrolment', 'answer.rsb');
    writeFileSync(staged, text.replace('"epoch":1', '"epoch":2'));
    const confirm = () => desk.call('security', 'enrol.confirm', { ...press(), digits: at.root });
    expect(await words(confirm())).toMatch(/^CHANGED_MEANWHILE/);
    copyFileSync(answer, staged);
    await desk.must('security', 'enrol.confirm', { ...press(), digits: at.root });
  });

  it('once it was taken back', async () => {
    const { at, desk } = await answered();
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    await desk.must('security', 'enrol.decline', press());
    expect((await stateOf(desk)).standing).toBe('asked');
    expect(await desk.refusal('security', 'enrol.confirm', { ...press(), digits: at.root })).toBe(
      'NOTHING_PENDING',
    );
  });

  it('by the person who read it, even in the other post', async () => {
    const { at, desk } = await answered();
    await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    await desk.must('security', 'accounts.setRoles', { ...press(), account: 'clerk', roles: [] });
    // The administrator becomes the second one: the post is given over, and taken by another way round.
    await desk.must('security', 'officers.propose', { ...press(), post: 'SYSADMIN', account: 'clerk' });
    await desk.must('admin', 'officers.confirm', { ...press(), post: 'SYSADMIN', account: 'clerk' });
    await desk.must('clerk', 'officers.propose', { ...press(), post: 'SECADMIN', account: 'admin' });
    await desk.must('security', 'officers.confirm', { ...press(), post: 'SECADMIN', account: 'admin' });
    expect(await desk.refusal('admin', 'enrol.confirm', { ...press(), digits: at.root })).toBe(
      'SECOND_PERSON',
    );
  });
});
