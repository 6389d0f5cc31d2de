/** A county and its prefecture with their stores open, without a door: what the county has to sign a bundle with, and the
 * prefecture's desk as its services have it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { dispatch } from '#electron/bridge/dispatch';
import { Desk } from '#electron/services/desk/desk';
import type { DeskStore } from '#electron/services/desk/desk-store';
import type { SignedInCall } from '#electron/services/service';
import { checkBundle } from '#electron/services/sync/check';
import type { Planned } from '#electron/services/sync/planned';
import { openStore } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { inboxOf } from '#shared/identity/accept-lists';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { canonicalJson } from '#shared/lib/canonical-json';
import { SAMPLES } from '../../../helpers/case-kit';
import { commandId } from '../../../helpers/desk-kit';
import { type ExchangeOffice, passphraseOf } from '../../../helpers/exchange-office';
import { levelled } from '../exchange/core-data-kit';
import { DAY, files, made, type Offices, PREFECTURE, pass } from '../exchange/exchange-kit';
import { type Sample, sampleOf } from './mutants';
import type { Keys } from './untrue-contents';

const WHO = 'supervisor' as AccountId;
/** Later than all that was done before. */
const NOW = `${DAY}T15:00:00.000Z` as Instant;

const anchorsOf = ({ vault }: ExchangeOffice): string => join(dirname(vault), 'anchors');

/** The desk of an office with its supervisor signed in; to be released. */
export async function readingDesk(office: ExchangeOffice): Promise<SignedInCall> {
  const { vault } = office;
  const desk: Desk = new Desk(
    {
      clock: { now: () => NOW },
      paths: { vault, samples: SAMPLES, anchors: anchorsOf(office) },
      printing: null,
      files: null,
    },
    () => undefined,
    (client, name, input) => ask(client, name, input),
  );
  const ask = (client: string, name: string, input: unknown) =>
    dispatch(desk, client, name, input, (error) => {
      throw error;
    });
  const signedIn = await ask(WHO, 'session.signIn', { account: WHO, passphrase: passphraseOf(WHO) });
  const session = desk.sessions.use(WHO);
  if (!signedIn.ok || session === null || desk.store === null) throw new Error(JSON.stringify(signedIn));
  return { desk, store: desk.store, session, caller: { client: WHO, session, now: NOW } };
}

async function storeOf(office: ExchangeOffice): Promise<DeskStore> {
  const opened = await openStore({
    dir: office.vault,
    unlock: { kind: 'passphrase', account: WHO, passphrase: passphraseOf(WHO) },
    fold: DESK_FOLD,
    anchors: anchorsOf(office),
    now: NOW,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** What two offices have done, and a bundle of it that the other has not read. */
export interface Brought {
  readonly sample: Sample;
  /** Of the sender, while its store is open. */
  readonly keys: Keys;
  readonly call: SignedInCall;
  close(): void;
}

/** A bundle with entries, places of core data, papers and a receipt, that builds on one that was taken in. */
export async function broughtBundle(all: Offices): Promise<Brought> {
  const { county, prefecture } = all;
  const told = await county.work(DAY, (desk) => desk.first());
  await pass(all, county, prefecture);
  await pass(all, prefecture, county);
  const folder = await county.work(DAY, async (desk) => {
    await levelled(desk, await desk.first({ dataRegistName: '另一项资源' }), 'CORE');
    await desk.first({ dataRegistName: '第三项资源' });
    await desk.advance(told, 'INTERNAL_APPROVED');
    const { version } = await desk.look(told);
    const press = { commandId: commandId(), caseId: told, version, to: PREFECTURE, reason: '报送办理' };
    await desk.must(WHO, 'sync.handOver', press);
    return made(all.dir, desk, PREFECTURE);
  });
  const sender = await storeOf(county);
  const call = await readingDesk(prefecture);
  const person = sender.personSigner(WHO);
  const inbox = inboxOf(call.store.views.trust, PREFECTURE);
  const [opens] = call.store.receiving?.identities ?? [];
  if (person === null || inbox === null || opens === undefined) throw new Error('nobody to sign or to read');
  const sign = (message: Uint8Array) => sender.stationSigner.sign(message);
  return {
    sample: await sampleOf(readFileSync(files(folder)[0] ?? ''), opens.identity, { sign }, inbox.recipient),
    keys: { station: sender.station, sign, person: { account: WHO, ...person } },
    call,
    close: () => {
      call.desk.exchanging.forget();
      call.desk.release();
      sender.close();
    },
  };
}

/** All that a preview would have written, as one text. */
const writtenBy = ({ news, events, receipts }: Planned): string =>
  [
    ...news.records.map((one) =>
      one.stub === null ? Buffer.from(one.bytes).toString('utf8') : canonicalJson(one.stub),
    ),
    ...[...events, ...receipts].map((one) => canonicalJson(one)),
  ].join('\n');

/**
 * How a file ends that is checked at a desk: with a code of the list, or with a preview; and how far it came.
 * `unsigned`: a text in it that must not be among what would be taken in.
 */
export async function endAtDesk(
  call: SignedInCall,
  file: string,
  unsigned?: string,
): Promise<{ readonly code: string; readonly stage: string }> {
  const checked = await checkBundle(call, { files: [file] }, { share: 0, stop: new AbortController() });
  if (checked.ok) {
    const isForged = unsigned !== undefined && writtenBy(checked.value).includes(unsigned);
    const warned = checked.value.view.warnings.map((one) => ` ${one.code}`).join('');
    return isForged ? { code: 'forged', stage: 'forged' } : { code: 'taken', stage: `taken${warned}` };
  }
  if (checked.error.is !== 'refused') return { code: checked.error.is, stage: checked.error.is };
  const { code, detail } = checked.error.refusal;
  return { code, stage: detail === undefined ? code : `${code} ${detail}` };
}

/** What an open store says, and the files of it and of what lies beside it. */
export function everythingOf({ store }: SignedInCall, { vault }: ExchangeOffice) {
  const found = readdirSync(dirname(vault), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();
  const hashOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
  return {
    entries: store.count,
    views: hashOf(canonicalJson(DESK_FOLD.toJson(store.views))),
    cases: [...store.tables.keys('cases', '')].map((of) => [
      of,
      hashOf(canonicalJson(store.tables.get('cases', of))),
    ]),
    files: found.map((file) => [relative(vault, file), hashOf(readFileSync(file))]),
  };
}
