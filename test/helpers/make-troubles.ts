/**
 * Makes offices in trouble for the end-to-end specs, as a process of its own: two supervisors who decided otherwise, a
 * sender whose clock is five years ahead, a disk that went on in two places, and an old copy of an office put back. Tells
 * their places as one JSON line. Arguments: this program, a folder.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { setWorkerFile } from '#electron/store/worker-thread';
import {
  copyOf,
  DAY,
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
} from '../electron/sync/exchange/exchange-kit';
import { ROOT } from './desk-cli';
import { commandId } from './desk-kit';
import { ExchangeOffice, type OfficeDesk, passphraseOf } from './exchange-office';
import { enrolOffice } from './exchange-region';

/** What a spec is told. */
export interface MadeTroubles {
  /** Where all of it lies. */
  readonly dir: string;
  readonly prefecture: string;
  /** An office whose disk is that of some days ago, at its old place. */
  readonly old: string;
  /** A case of the prefecture of which two supervisors decided otherwise. */
  readonly tied: string;
  /** Media: of the county whose clock is ahead, of its disk's other life, and for the office of the old disk. */
  readonly media: { readonly [M in 'ahead' | 'fork' | 'down']: string };
  readonly passphrases: { readonly [account: string]: string };
}

/** How far ahead the county's clock is. */
const AHEAD = '2031-03-09';

/** One application, accepted at one station and refused at the other; each decides for its own. */
async function tie(all: Offices): Promise<string> {
  const { prefecture } = all;
  const beside = new ExchangeOffice(all.dir, 'beside', prefecture.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(all.founded, beside, '2026-03-05');
  await pass(all, all.region, prefecture);
  const caseId = await prefecture.work(DAY, async (desk) => {
    const id = await desk.first({ dataRegistName: '喀什市公交线路数据' });
    await desk.advance(id, 'SUBMITTED');
    return id;
  });
  await pass(all, prefecture, beside);
  await prefecture.work(DAY, (desk) => desk.step('clerk', caseId, { type: 'accept' }));
  await beside.work(DAY, (desk) =>
    desk.step('clerk', caseId, { type: 'proposeRefusal', grounds: ['01'], reasons: '不属登记范围' }),
  );
  await pass(all, beside, prefecture);
  await pass(all, prefecture, beside);
  for (const office of [prefecture, beside]) await office.work(DAY, (desk) => decideForOwn(desk, caseId));
  await pass(all, beside, prefecture);
  return caseId;
}

async function decideForOwn(desk: OfficeDesk, caseId: string): Promise<void> {
  const { items } = await desk.must('supervisor', 'sync.conflicts', { state: 'open', page: 0 });
  const id = items.find((one) => one.caseId === caseId)?.id ?? '';
  const { conflict } = await desk.must('supervisor', 'sync.conflict', { caseId, id });
  const chosen = { caseId, id, option: conflict.ours?.entry ?? '', keep: null, reason: '核对双方材料' };
  await desk.must('deputy', 'sync.decide', { commandId: commandId(), ...chosen });
}

async function make(): Promise<MadeTroubles> {
  setWorkerFile(join(ROOT, 'out', 'app', 'store-worker.cjs'));
  const all = await offices();
  const { dir, region, prefecture, county } = all;
  const tied = await tie(all);
  // Another prefecture sends, and its disk of before is put in the place of the later one.
  const other = new ExchangeOffice(dir, 'hotan', {
    name: '和田地区登记中心',
    level: 'prefecture',
    division: '653200',
    documentWord: '和数登',
  });
  await other.setUp('2026-03-02');
  await enrolOffice(all.founded, other, '2026-03-05');
  const putBack = copyOf(all, other);
  await other.work(DAY, (desk) => desk.first({ dataRegistName: '和田市停车场泊位数据' }));
  await pass(all, other, region);
  const down = await region.work(DAY, (desk) => made(dir, desk, '653200'));
  putBack();
  // The county's disk: one life goes on five years ahead, the other today.
  const back = copyOf(all, county);
  const sends = (name: string) => async (desk: OfficeDesk) => {
    await desk.first({ dataRegistName: name });
    return made(dir, desk, PREFECTURE);
  };
  const ahead = await county.work(AHEAD, sends('喀什市供水管网数据'));
  back();
  const fork = await county.work(DAY, sends('喀什市地名地址数据'));
  return {
    dir,
    prefecture: prefecture.vault,
    old: other.vault,
    tied,
    media: { ahead, fork, down },
    passphrases: Object.fromEntries(PRACTICE_STAFF.map(({ account }) => [account, passphraseOf(account)])),
  };
}

const [, , , folder = ''] = argv;
mkdirSync(folder, { recursive: true });
make().then(
  (troubles) => stdout.write(`${JSON.stringify(troubles)}\n`),
  (error: unknown) => {
    throw error;
  },
);
