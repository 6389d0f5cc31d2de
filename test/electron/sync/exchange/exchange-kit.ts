/** Offices that pass bundles to each other through folders, each step at a desk of its own, as its supervisor does it. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallOutput } from '#shared/contract/contract';
import { scratch } from '../../../helpers/desk-cli';
import { commandId } from '../../../helpers/desk-kit';
import { ExchangeOffice, type OfficeDesk, passphraseOf } from '../../../helpers/exchange-office';
import { enrolOffice, foundRegion, type Region } from '../../../helpers/exchange-region';

export const REGION = '650000';
export const PREFECTURE = '653100';
export const COUNTY = '653101';
export const DAY = '2026-03-09';

export interface Offices {
  readonly dir: string;
  readonly region: ExchangeOffice;
  readonly prefecture: ExchangeOffice;
  readonly county: ExchangeOffice;
  readonly founded: Region;
  remove(): void;
}

/** A region with a prefecture and a county below it, all certified. */
export async function offices(): Promise<Offices> {
  const place = scratch();
  const office = (key: string, name: string, level: 'region' | 'prefecture' | 'county', division: string) =>
    new ExchangeOffice(place.dir, key, { name, level, division, documentWord: `${name.slice(0, 1)}数登` });
  const region = office('region', '自治区数据登记中心', 'region', REGION);
  const prefecture = office('prefecture', '喀什地区登记中心', 'prefecture', PREFECTURE);
  const county = office('county', '喀什市数据局', 'county', COUNTY);
  for (const one of [region, prefecture, county]) await one.setUp('2026-03-02');
  const founded = await foundRegion(region, '2026-03-05');
  for (const one of [prefecture, county]) await enrolOffice(founded, one, '2026-03-05');
  const all = { dir: place.dir, region, prefecture, county, founded, remove: () => place.remove() };
  // Whoever joined later is known to those before by what the region sends down.
  await pass(all, region, prefecture);
  await pass(all, prefecture, county);
  return all;
}

export const files = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));

/** Makes a bundle for an agency and carries it to a new folder. */
export async function made(dir: string, desk: OfficeDesk, to: string): Promise<string> {
  const { bundleId } = await desk.must('supervisor', 'sync.export', {
    commandId: commandId(),
    to,
    medium: 'usb',
    note: '',
    passphrase: passphraseOf('supervisor'),
  });
  const folder = mkdtempSync(join(dir, 'medium-'));
  desk.files.folders = [folder];
  await desk.must('supervisor', 'sync.carry', {
    commandId: commandId(),
    bundleId,
    carrier: '某某',
    on: desk.today,
  });
  return folder;
}

/** Reads the files of a medium in; answers the bundle they belong to. */
export async function brought(desk: OfficeDesk, folder: string): Promise<CallOutput<'sync.receive'>> {
  let last: CallOutput<'sync.receive'> = { taken: [], refused: [] };
  for (const file of files(folder)) {
    desk.files.files = [file];
    last = await desk.must('supervisor', 'sync.receive', { commandId: commandId() });
  }
  return last;
}

/** Checks a bundle; answers what the screen shows. */
export const checked = (desk: OfficeDesk, bundleId: string): Promise<CallOutput<'sync.check'>> =>
  desk.must('supervisor', 'sync.check', { commandId: commandId(), bundleId });

/** The deputy agrees at the supervisor's window. */
export const agreed = (desk: OfficeDesk, press: { readonly bundleId: string; readonly plan: string }) =>
  desk.must('supervisor', 'sync.agree', {
    commandId: commandId(),
    ...press,
    ...{ second: 'deputy', secondPassphrase: passphraseOf('deputy') },
  });

/** Reads in, checks and takes in, with a second supervisor where one is asked for. */
export async function taken(desk: OfficeDesk, folder: string): Promise<CallOutput<'sync.apply'>> {
  const { taken: bundles, refused } = await brought(desk, folder);
  const bundleId = bundles[0]?.bundleId;
  if (bundleId === undefined) throw new Error(`not read in: ${refused[0]?.words}`);
  const { bundle, plan } = await checked(desk, bundleId);
  if (plan === null) throw new Error(`not planned: ${bundle.code} ${bundle.words}`);
  return confirmed(desk, bundleId, plan);
}

/** Takes in what was previewed, with a second supervisor where one is asked for. */
export async function confirmed(
  desk: OfficeDesk,
  bundleId: string,
  { hash, secondNeeded }: NonNullable<CallOutput<'sync.check'>['plan']>,
): Promise<CallOutput<'sync.apply'>> {
  const press = { bundleId, plan: hash };
  if (secondNeeded) await agreed(desk, press);
  return desk.must('supervisor', 'sync.apply', { commandId: commandId(), ...press });
}

/** An office begins a case and gives it to another, which says by a code that it has it: the case, and the code. */
export async function givenAndReceipted(
  { dir }: Pick<Offices, 'dir'>,
  from: ExchangeOffice,
  to: ExchangeOffice,
): Promise<{ readonly caseId: string; readonly qr: string }> {
  const { caseId, folder } = await from.work(DAY, async (desk) => {
    const given = await desk.first();
    const { version } = await desk.look(given);
    const press = {
      commandId: commandId(),
      caseId: given,
      version,
      to: to.parts.division,
      reason: '报送审核',
    };
    await desk.must('supervisor', 'sync.handOver', press);
    return { caseId: given, folder: await made(dir, desk, to.parts.division) };
  });
  const qr = await to.work(DAY, async (desk) => {
    const { bundle } = await taken(desk, folder);
    desk.files.folders = [mkdtempSync(join(dir, 'receipt-'))];
    const press = { commandId: commandId(), bundleId: bundle.bundleId };
    return (await desk.must('supervisor', 'sync.receipt', press)).qr;
  });
  return { caseId, qr };
}

/** Somebody scans the code of a receipt. */
export const scanned = (office: ExchangeOffice, text: string) =>
  office.work(DAY, (desk) => desk.must('supervisor', 'sync.readCode', { commandId: commandId(), text }));

/** One bundle from one office to another, on a day. */
export async function pass(
  { dir }: Pick<Offices, 'dir'>,
  from: ExchangeOffice,
  to: ExchangeOffice,
  day = DAY,
): Promise<CallOutput<'sync.apply'>> {
  const folder = await from.work(day, (desk) => made(dir, desk, to.parts.division));
  return to.work(day, (desk) => taken(desk, folder));
}

/** The whole disk of an office as it is now, with what its machine remembers; answers how to put it back. */
export const copyOf = (all: Pick<Offices, 'dir'>, { vault }: ExchangeOffice): (() => void) =>
  copyOfFolder(all, dirname(vault));

/** A folder as it is now; answers how to put it back. */
export function copyOfFolder({ dir }: Pick<Offices, 'dir'>, folder: string): () => void {
  const copy = mkdtempSync(join(dir, 'copy-'));
  cpSync(folder, copy, { recursive: true });
  return () => {
    rmSync(folder, { recursive: true });
    cpSync(copy, folder, { recursive: true });
  };
}
