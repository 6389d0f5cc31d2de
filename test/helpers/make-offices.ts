/**
 * Makes certified offices for the end-to-end specs, as a process of its own: a prefecture whose bundle lies on a medium,
 * and the region that has not read it. Tells their places as one JSON line. Arguments: this program, a folder, a day.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { setWorkerFile } from '#electron/store/worker-thread';
import { made, pass, taken } from '../electron/sync/exchange/exchange-kit';
import { ROOT } from './desk-cli';
import { commandId } from './desk-kit';
import { ExchangeOffice, passphraseOf } from './exchange-office';
import { enrolOffice, foundRegion } from './exchange-region';

/** What a spec is told. */
export interface MadeOffices {
  /** Stores, each in a folder `vault` of its own. */
  readonly region: string;
  readonly prefecture: string;
  /** Where the prefecture's bundle for the region lies. */
  readonly medium: string;
  /** Where its next bundle lies: its supervisor signs with another key than before, and `shared` has another name. */
  readonly renewed: string;
  /** Where a bundle of a county for the region lies, which the prefecture has not read. */
  readonly courier: string;
  /** A case of the prefecture that both know, and one of the two, under notice, that only the bundle on the medium brings. */
  readonly shared: string;
  readonly fresh: string;
  /** Of the account `supervisor`, in both offices. */
  readonly passphrase: string;
  readonly rootDigits: string;
}

async function make(dir: string, day: string): Promise<MadeOffices> {
  setWorkerFile(join(ROOT, 'out', 'app', 'store-worker.cjs'));
  mkdirSync(dir, { recursive: true });
  const region = new ExchangeOffice(dir, 'region', {
    name: '自治区公共数据登记中心',
    level: 'region',
    division: '650000',
    documentWord: '新数登',
  });
  const prefecture = new ExchangeOffice(dir, 'prefecture', {
    name: '喀什地区公共数据登记中心',
    level: 'prefecture',
    division: '653100',
    documentWord: '喀数登',
  });
  const county = new ExchangeOffice(dir, 'county', {
    name: '喀什市数据局',
    level: 'county',
    division: '653101',
    documentWord: '喀市数',
  });
  for (const office of [region, prefecture, county]) await office.setUp(day);
  const founded = await foundRegion(region, day);
  await enrolOffice(founded, prefecture, day);
  await pass({ dir }, region, prefecture, day);
  const shared = await prefecture.work(day, (desk) => desk.first());
  await pass({ dir }, prefecture, region, day);
  // Both take the same case at once: the region on import, the prefecture before it hears of that.
  const given = await prefecture.work(day, async (desk) => {
    const contested = await desk.first({ dataRegistName: '喀什市路灯设施数据' });
    const hand = async () => ({
      commandId: commandId(),
      caseId: contested,
      version: (await desk.look(contested)).version,
    });
    await desk.must('supervisor', 'sync.handOver', {
      ...(await hand()),
      to: '650000',
      reason: '报送自治区办理',
    });
    const folder = await made(dir, desk, '650000');
    await desk.must('supervisor', 'sync.recall', { ...(await hand()), reason: '材料尚需补充' });
    return folder;
  });
  // And the region has one of its own that looks like the prefecture's.
  await region.work(day, async (desk) => {
    await desk.first();
    await taken(desk, given);
  });
  const { fresh, medium } = await prefecture.work(day, async (desk) => {
    // Of data like no other: nothing has to be decided before they go on.
    const own = (dataRegistName: string, digit: string) =>
      desk.first({ dataRegistName, hashValue: digit.repeat(64) });
    const caseId = await own('喀什市停车场泊位数据', '1');
    await desk.advance(caseId, 'PUBLICITY');
    await desk.advance(await own('喀什市集贸市场数据', '2'), 'UNDER_REVIEW');
    return { fresh: caseId, medium: await made(dir, desk, '650000') };
  });
  const renewed = await prefecture.work(day, async (desk) => {
    const passphrase = passphraseOf('supervisor');
    await desk.must('supervisor', 'person.key', { commandId: commandId(), passphrase });
    const { subject, application, request } = await desk.look(shared);
    const values = {
      subject,
      application: { ...application, dataRegistName: '喀什市公交到站数据' },
      request,
    };
    await desk.step('clerk', shared, { type: 'saveDraft', ...values });
    return made(dir, desk, '650000');
  });
  await enrolOffice(founded, county, day);
  const courier = await county.work(day, async (desk) => {
    await desk.begin('FIRST');
    return made(dir, desk, '650000');
  });
  return {
    region: region.vault,
    prefecture: prefecture.vault,
    medium,
    renewed,
    courier,
    shared,
    fresh,
    passphrase: passphraseOf('supervisor'),
    rootDigits: founded.rootDigits,
  };
}

const [, , , dir = '', day = ''] = argv;
make(dir, day).then(
  (offices) => stdout.write(`${JSON.stringify(offices)}\n`),
  (error: unknown) => {
    throw error;
  },
);
