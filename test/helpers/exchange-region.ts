/**
 * The region's ceremonies and the enrolment of offices, as their administrators do it: keys on media, files carried in
 * folders, digits read out.
 */
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '#shared/contract/contract';
import type { GrantPlace } from '#shared/identity/grants';
import { type Ceremony, ceremony, PASSPHRASE, rooted } from '../electron/sync/identity/ceremony-kit';
import { commandId } from './desk-kit';
import { type ExchangeOffice, passphraseOf } from './exchange-office';

export interface Region {
  readonly ceremony: Ceremony;
  /** As printed on every installation sheet. */
  readonly rootDigits: string;
  /** The region's own office. */
  readonly office: ExchangeOffice;
}

/** Holds the root ceremony, and the region's desk takes its register over. */
export async function foundRegion(office: ExchangeOffice, day: string): Promise<Region> {
  const at = ceremony();
  const rootDigits = await rooted(at);
  await office.work(day, async (desk) => {
    desk.files.folders = [at.path('region')];
    await desk.must('admin', 'region.adopt', { commandId: commandId(), digits: rootDigits });
  });
  const region = { ceremony: at, rootDigits, office };
  await enrolOffice(region, office, day);
  return region;
}

/** One file in a folder that holds no other. */
function onlyFile(folder: string): string {
  const [name, more] = readdirSync(folder);
  if (name === undefined || more !== undefined) throw new Error(`not one file in ${folder}`);
  return join(folder, name);
}

/** A new one each time: an office may ask again. */
function emptyFolder(dir: string, key: string, name: string): string {
  mkdirSync(join(dir, key), { recursive: true });
  return mkdtempSync(join(dir, key, `${name}-`));
}

/** Enrols an office's station, and gives its supervisors their signing keys. */
export async function enrolOffice(region: Region, office: ExchangeOffice, day: string): Promise<void> {
  await certifyOffice(region, office, day);
  await office.work(day, async (desk) => {
    for (const account of ['supervisor', 'deputy'])
      await desk.must(account, 'person.key', { commandId: commandId(), passphrase: passphraseOf(account) });
  });
}

/** A request as it is carried, and the digits that are read out. */
export interface Asked {
  readonly file: string;
  readonly digits: string;
}

/** An office's administrator asks for a certificate. */
export async function askedBy(office: ExchangeOffice, day: string): Promise<Asked> {
  const folder = emptyFolder(office.dir, office.key, 'asked');
  const { digits } = await office.work(day, (desk) => {
    desk.files.folders = [folder];
    return desk.must('admin', 'enrol.request', { commandId: commandId() });
  });
  return { file: onlyFile(folder), digits };
}

/** The region's administrator presses the button for a request; `designated`: it holds a designation of that county. */
function answering(
  { office, ceremony: at }: Region,
  { file, digits }: Asked,
  day: string,
  given: { readonly designated: boolean; readonly place?: GrantPlace },
) {
  const folder = emptyFolder(office.dir, office.key, 'answered');
  return office.work(day, async (desk) => {
    desk.files.files = [file, at.path('k3.key')];
    desk.files.folders = [at.path('region'), folder];
    const press = { commandId: commandId(), passphrase: PASSPHRASE };
    const answer = await desk.call('admin', 'region.enrol', { ...press, digits, ...given, scanned: null });
    return { answer, folder };
  });
}

/** The region answers a request; where the answer lies. `place`: from where on other rights than before count. */
export async function answeredTo(
  region: Region,
  asked: Asked,
  day: string,
  designated: boolean,
  place: GrantPlace = 'asked',
): Promise<string> {
  const { answer, folder } = await answering(region, asked, day, { designated, place });
  if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  return onlyFile(folder);
}

/** The region answers nothing; code and words of why. */
export async function notAnswered(
  region: Region,
  asked: Asked,
  day: string,
  given: { readonly designated: boolean; readonly place?: GrantPlace },
): Promise<string> {
  const { answer, folder } = await answering(region, asked, day, given);
  if (answer.ok || readdirSync(folder).length > 0) throw new Error('the region has answered');
  const { code, message, wayOut } = answer.failure;
  return `${code} ${message}${wayOut}`;
}

/** Enrols an office's station; its people keep the signing keys they have. Answers what it had asked. */
export async function certifyOffice(
  region: Region,
  office: ExchangeOffice,
  day: string,
  designated = false,
): Promise<Asked> {
  const asked = await askedBy(office, day);
  const answer = await answeredTo(region, asked, day, designated);
  // What the region has issued, its own desk has taken in at once.
  if (office === region.office) return asked;
  await office.work(day, async (desk) => {
    desk.files.files = [answer];
    const digits = region.rootDigits;
    await desk.must('admin', 'enrol.readResponse', { commandId: commandId(), digits });
    await desk.must('security', 'enrol.confirm', { commandId: commandId(), digits });
  });
  return asked;
}

/** The region revokes a station or an office, by itself believing what it has of it; where the list lies that is carried. */
export async function revoked(
  { office, ceremony: at }: Region,
  subject: string,
  day: string,
  reason: CallInput<'region.revoke'>['reason'] = 'lost',
  trusted: CallInput<'region.revoke'>['trusted'] = 'held',
): Promise<string> {
  const to = emptyFolder(office.dir, office.key, 'list');
  return office.work(day, async (desk) => {
    desk.files.files = [at.path('k5.key')];
    desk.files.folders = [at.path('region'), to];
    const press = { commandId: commandId(), passphrase: PASSPHRASE };
    const { fileName } = await desk.must('admin', 'region.revoke', { ...press, subject, reason, trusted });
    return join(to, fileName);
  });
}

/** The region changes the inbox keys of an agency; where the file lies that is carried. */
export async function rekeyed(
  { office, ceremony: at }: Region,
  agency: string,
  day: string,
): Promise<string> {
  const to = emptyFolder(office.dir, office.key, 'keys');
  return office.work(day, async (desk) => {
    desk.files.files = [at.path('k3.key')];
    desk.files.folders = [at.path('region'), to];
    const press = { commandId: commandId(), passphrase: PASSPHRASE };
    const { fileName } = await desk.must('admin', 'region.rekey', { ...press, agency });
    return join(to, fileName);
  });
}
