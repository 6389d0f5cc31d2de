/**
 * Makes two stations of one office for the end-to-end specs, as a process of its own: several drafts whose fields were
 * typed differently at both, one of which neither is right, one that was called core data here while the other
 * accepted it, a change and a correction of one item, cases that may not or cannot go out as they are, a
 * case that the region has gone on with, and a medium for backups that is away. Tells their places as one JSON line. Arguments: this
 * program, a folder.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { setWorkerFile } from '#electron/store/worker-thread';
import { addDays, localDate } from '#shared/domain/local-date';
import {
  made,
  type Offices,
  offices,
  PREFECTURE,
  pass,
  REGION,
} from '../electron/sync/exchange/exchange-kit';
import { ROOT } from './desk-cli';
import { commandId } from './desk-kit';
import { ExchangeOffice, type OfficeDesk, passphraseOf } from './exchange-office';
import { enrolOffice } from './exchange-region';

/** What a spec is told. */
export interface MadeTwoDesks {
  /** Where all of it lies. */
  readonly dir: string;
  /** The station at whose screen somebody sits, and the other one of its office. */
  readonly here: string;
  readonly beside: string;
  /** Where the bundle of the other station lies. */
  readonly medium: string;
  /** The day after all of it happened. */
  readonly day: string;
  /** A case that was given to the region, which has reviewed it since. */
  readonly above: string;
  readonly passphrases: { readonly [account: string]: string };
}

/** So many drafts, each of so many fields that differ, that the receipt takes more than one code. */
const DRAFTS = 6;
const FIELDS = ['dataRegistName', 'sourceSystem', 'qualityNote', 'sourceNote', 'levelBasis'] as const;

/** What is typed into the fields of a draft at a station. */
const typed = (at: string, draft: number) =>
  Object.fromEntries(FIELDS.map((field) => [field, `${at}核对后填写的第${draft}件内容`]));

async function typesAll(desk: OfficeDesk, drafts: readonly string[], at: string): Promise<void> {
  for (const [number, caseId] of drafts.entries())
    await desk.step('clerk', caseId, {
      ...{ type: 'saveDraft', subject: {}, request: {} },
      application: typed(at, number + 1),
    });
}

/** The system that data come from, as one station has it. */
const names = (desk: OfficeDesk, caseId: string, sourceSystem: string) =>
  desk.step('clerk', caseId, {
    ...{ type: 'saveDraft', subject: {}, request: {} },
    application: { sourceSystem },
  });

/** A draft of data like no other. */
const draft = (desk: OfficeDesk, name: string, digit: string, more: object = {}): Promise<string> =>
  desk.first({ dataRegistName: name, hashValue: digit.repeat(64), ...more });

/** Cases for the region: of core data, with a text that must not be published, without an attachment, and in order. */
async function hindered(desk: OfficeDesk, vault: string): Promise<void> {
  await draft(desk, '喀什地区供水调度核心数据', 'a', { securityLevel: 'CORE' });
  await draft(desk, '喀什地区便民服务网点数据', 'b', {
    dataContentIntroduction: '记录各便民服务网点的位置和服务事项，负责人电话 13999812345，每月更新。',
  });
  const blobs = join(vault, 'blobs');
  const paper = await draft(desk, '喀什地区公共停车设施数据', 'c');
  const before = new Set(readdirSync(blobs));
  const [{ type, field } = { type: '', field: '' }] = (await desk.look(paper)).attachments;
  await desk.must('clerk', 'cases.attach', {
    ...{ commandId: commandId(), caseId: paper, version: (await desk.look(paper)).version },
    ...{ type, field, title: '补充材料', fileName: 'more.pdf' },
    content: Buffer.from('%PDF-1.4 of this case alone').toString('base64'),
  });
  const lost = readdirSync(blobs).find((name) => !before.has(name));
  if (lost === undefined) throw new Error('no attachment was stored');
  rmSync(join(blobs, lost));
  await draft(desk, '喀什地区道路照明数据', 'f');
}

/** Both stations know an item and the drafts; each then works on them without the other. */
async function apart(all: Offices, beside: ExchangeOffice) {
  const { prefecture: here, dir } = all;
  const { day, item, drafts, mistyped, anew } = await here.work('2026-03-09', async (desk) => {
    const registered = await draft(desk, '喀什地区公园绿地数据', 'd');
    await desk.advance(registered, 'REGISTERED');
    const made: string[] = [];
    for (let at = 1; at <= DRAFTS; at += 1)
      made.push(await draft(desk, `喀什地区第${at}批道路设施数据`, String(at)));
    const other = await draft(desk, '喀什地区停车诱导数据', '9');
    const bicycles = await draft(desk, '喀什地区公共自行车站点数据', '8');
    return { day: desk.today, item: registered, drafts: made, mistyped: other, anew: bicycles };
  });
  await pass(all, here, beside, day);
  const medium = await beside.work(day, async (desk) => {
    await typesAll(desk, drafts, '二号机');
    await names(desk, anew, '二号机填写的系统');
    await desk.another('CORRECT', item);
    await desk.advance(mistyped, 'UNDER_REVIEW');
    return made(dir, desk, PREFECTURE);
  });
  await here.work(day, async (desk) => {
    await typesAll(desk, drafts, '一号机');
    await names(desk, anew, '一号机填写的系统');
    await desk.another('CHANGE', item);
    await desk.step('clerk', mistyped, {
      ...{ type: 'saveDraft', subject: {}, request: {} },
      application: { securityLevel: 'CORE' },
    });
  });
  return { day, medium };
}

/** A case of this office that goes up before its review, and is told back with it. */
async function given(all: Offices, day: string): Promise<string> {
  const { region, prefecture: here } = all;
  const caseId = await here.work(day, async (desk) => {
    const of = await draft(desk, '喀什地区集贸市场数据', 'e');
    const { version } = await desk.advance(of, 'UNDER_REVIEW');
    const order = {
      commandId: commandId(),
      caseId: of,
      version,
      to: REGION,
      reason: '跨地区，报送自治区办理',
    };
    await desk.must('supervisor', 'sync.handOver', order);
    return of;
  });
  await pass(all, here, region, day);
  await region.work(day, (desk) => desk.advance(caseId, 'PUBLICITY_PENDING'));
  await pass(all, region, here, day);
  return caseId;
}

async function make(): Promise<MadeTwoDesks> {
  setWorkerFile(join(ROOT, 'out', 'app', 'store-worker.cjs'));
  const all = await offices();
  const { dir, region, prefecture: here } = all;
  const beside = new ExchangeOffice(dir, 'beside', here.parts);
  await beside.setUp('2026-03-02');
  await enrolOffice(all.founded, beside, '2026-03-05');
  await pass(all, region, here);
  const { day, medium } = await apart(all, beside);
  const above = await given(all, day);
  const backups = mkdtempSync(join(dir, 'backups-'));
  await here.work(day, async (desk) => {
    desk.files.folders = [backups];
    await desk.must('admin', 'backup.chooseTarget', { commandId: commandId() });
    await hindered(desk, here.vault);
  });
  rmSync(backups, { recursive: true });
  return {
    ...{ dir, medium, above },
    day: addDays(localDate(day), 1),
    here: here.vault,
    beside: beside.vault,
    passphrases: Object.fromEntries(PRACTICE_STAFF.map(({ account }) => [account, passphraseOf(account)])),
  };
}

const [, , , folder = ''] = argv;
mkdirSync(folder, { recursive: true });
make().then(
  (told) => stdout.write(`${JSON.stringify(told)}\n`),
  (error: unknown) => {
    throw error;
  },
);
