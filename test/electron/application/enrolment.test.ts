/** A region certifies its desks, and desks believe it: the whole way through the contract, on real stores. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  acceptAnswer,
  ask,
  certify,
  deskOf,
  enrolDesk,
  press,
  region,
  stateOf,
  withKey,
} from '../../helpers/enrol-kit';
import { PASSPHRASE } from '../sync/identity/ceremony-kit';

describe('enrolment of two desks', () => {
  it('ends with stations that know each other’s standing and can open what is sent to their agency', async () => {
    const at = await region();
    const [kashgar, county] = [await deskOf('kashgar'), await deskOf('county')];
    expect(await stateOf(kashgar)).toMatchObject({ standing: 'alone', root: null, revocations: null });
    const asked = await ask(at, kashgar);
    expect(await stateOf(kashgar, 'boss')).toMatchObject({
      standing: 'asked',
      asked: { digits: asked.digits },
    });
    const answer = await certify(at, asked);
    kashgar.answers.set('选定自治区的入网批复', answer);
    const read = await kashgar.must('admin', 'enrol.readResponse', { ...press(), digits: at.root });
    expect(read).toMatchObject({ rootDigits: at.root, slip: { title: '入网完成单' } });
    expect(await stateOf(kashgar)).toMatchObject({
      standing: 'waiting',
      waiting: { by: 'admin', mine: true },
      certificate: null,
      root: null,
    });
    await kashgar.must('security', 'enrol.confirm', { ...press(), digits: at.root });
    expect(await stateOf(kashgar, 'boss')).toMatchObject({
      standing: 'enrolled',
      waiting: null,
      certificate: { number: 1, validFrom: '2026-03-09' },
      root: { number: 1, digits: at.root },
      revocations: { number: null, days: 0, standing: 'fresh' },
      inboxes: [{ epoch: 1, held: true }],
    });
    await enrolDesk(at, county);
    expect(await stateOf(county)).toMatchObject({ standing: 'enrolled', agency: '653101' });
    const known = await at.desk.must('boss', 'stations.list', { page: 0 });
    expect(known.items.map(({ agency, own, words: how }) => `${agency} ${own} ${how}`)).toEqual([
      '650000 true 有效',
      '653100 false 有效',
      '653101 false 有效',
    ]);
    expect(known).toMatchObject({ total: 3, roots: [{ number: 1, digits: at.root }] });
  });

  it('by the QR code is the same as by the file, and a request keeps its digits while nothing changes', async () => {
    const at = await region();
    const desk = await deskOf('county');
    const asked = await ask(at, desk);
    expect(Buffer.byteLength(asked.qr)).toBeLessThan(2953);
    expect((await ask(at, desk)).digits).toBe(asked.digits);
    withKey(at, 3);
    at.desk.answers.set('选定入网批复文件的存放位置', at.at.dir);
    const input = { passphrase: PASSPHRASE, digits: asked.digits, designated: false };
    const { fileName } = await at.desk.must('admin', 'region.enrol', {
      ...press(),
      ...input,
      scanned: asked.qr,
    });
    await acceptAnswer(at, desk, join(at.at.dir, fileName));
    expect((await stateOf(desk)).standing).toBe('enrolled');
  });

  it('is on both papers alike, by codes as well: whoever holds them side by side finds one key, and whose', async () => {
    const at = await region();
    // The answer as a file holds the inbox keys of the agencies above, too.
    await enrolDesk(at, await deskOf('kashgar'));
    const desk = await deskOf('county');
    const asked = await ask(at, desk);
    withKey(at, 3);
    at.desk.answers.set('选定入网批复文件的存放位置', at.at.dir);
    const input = { passphrase: PASSPHRASE, digits: asked.digits, designated: false, scanned: asked.qr };
    const { slip, codes } = await at.desk.must('admin', 'region.enrol', { ...press(), ...input });
    const scanned = (codes ?? []).join('\n');
    const read = await desk.must('admin', 'enrol.readResponse', { ...press(), digits: at.root, scanned });
    expect(read.slip.lines).toEqual(slip.lines);
    expect(slip.lines.filter((line) => line.startsWith('收件密钥'))).toEqual([
      '收件密钥：喀什地区喀什市（653101）第 1 期',
    ]);
  });
});
