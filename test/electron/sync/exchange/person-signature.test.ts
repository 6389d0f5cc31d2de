/** A decision carries the signature of the person who took it: whoever has only a station speaks for nobody (2.10). */
import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newCommandId, stationAct } from '#electron/services/desk/station-act';
import type { SignedInCall } from '#electron/services/service';
import { signAct } from '#electron/sync/bundle/signed-text';
import type { BundleCode } from '#shared/bundle/codes';
import type { CaseId, CommandId, EntryId } from '#shared/domain/ids';
import type { PersonAct } from '#shared/journal/person-act';
import type { CaseEvent } from '#shared/regulation/casework/events';
import { commandId } from '../../../helpers/desk-kit';
import { type ExchangeOffice, passphraseOf } from '../../../helpers/exchange-office';
import { altering } from './altered-office';
import { DAY, made, type Offices, offices, PREFECTURE, pass } from './exchange-kit';
import { looked, saysCode } from './kept-out';

vi.mock('#electron/services/sync/make-bundle', async (original) => {
  const { altersBundles } = await import('./altered-office');
  return altersBundles(await original());
});

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const ahead = { timeout: 120_000 };

const CHOICE: CaseEvent = {
  type: 'conflictDecided',
  conflict: 'C05/a/b',
  class: 'C05',
  ...{ first: 'a' as EntryId, second: 'b' as EntryId, chosen: 'a' as EntryId },
  reason: '没有人裁决过',
};

/** A key of somebody; whose, nobody was told. */
function someKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    publicKey: raw.toString('hex'),
    sign: (message: Uint8Array) => sign(null, message, privateKey),
  };
}

/** A bundle of an office after its program wrote a choice in the name of its supervisor. */
async function chosenBy(
  from: ExchangeOffice,
  to: ExchangeOffice,
  more: (act: PersonAct) => readonly CaseEvent[],
  key: string | null = null,
): Promise<string> {
  const write = async (of: CaseId, { desk, store, session, caller }: SignedInCall) => {
    const act = {
      ...{ case: of, casePrev: store.tables.get('cases', of)?.tips ?? [], base: null, epoch: 0 },
      ...{ actor: session.account, role: 'SUPERVISOR' as const, procedure: 'sync.decide' },
      ...{ commandId: commandId() as CommandId, events: [CHOICE], attachments: [] },
    };
    const signature = more({ ...act, station: store.station });
    const tell = (publicKey: string) => {
      const by = { actor: session.account, role: 'SUPERVISOR', procedure: 'person.key' } as const;
      const set = { type: 'personKeySet', account: session.account, publicKey } as const;
      desk.append(stationAct({ ...by, commandId: newCommandId() }, set), caller, 'sync');
    };
    const own = store.views.personKeys.get(session.account) ?? '';
    if (key !== null) tell(key);
    const written = desk.append({ ...act, events: [CHOICE, ...signature] }, caller, 'cases');
    if (!written.ok) throw new Error(written.failure.message);
    if (key !== null) tell(own);
  };
  return from.work(DAY, async (desk) => {
    const of = (await desk.begin('FIRST')) as CaseId;
    // What is written while one bundle is made goes out with the next.
    await altering(
      async (order, call) => {
        await write(of, call);
        return order;
      },
      () => made(all.dir, desk, to.parts.division),
    );
    return made(all.dir, desk, to.parts.division);
  });
}

/** The reader puts it apart, with nothing changed but that. */
async function setApart(to: ExchangeOffice, folder: string, code: BundleCode): Promise<void> {
  await to.work(DAY, async (desk) => {
    const counts = await desk.must('supervisor', 'worklist.counts', {});
    const { plan, bundle } = await looked(desk, folder);
    expect(plan).toBeNull();
    expect(bundle).toMatchObject({ state: 'quarantine', code });
    saysCode(bundle.words, code);
    expect(await desk.must('supervisor', 'worklist.counts', {})).toEqual(counts);
  });
}

describe('an act in the name of a supervisor', () => {
  it('goes with the signature of whoever acted, by the key that the office told', ahead, async () => {
    const { county, prefecture, region } = all;
    const caseId = await county.work(DAY, (desk) => desk.first({ dataRegistName: '喀什市路灯数据' }));
    await pass(all, county, prefecture);
    await prefecture.work(DAY, async (desk) => {
      const { version } = await desk.look(caseId);
      await desk.must('supervisor', 'sync.forceTake', {
        ...{ commandId: commandId(), caseId, version, reason: '原工作站损毁' },
        ...{ second: 'deputy', secondPassphrase: passphraseOf('deputy') },
      });
      const { lines } = await desk.must('supervisor', 'cases.history', { caseId });
      expect(lines.map(({ title }) => title)).toContain('本人签名');
    });
    await pass(all, prefecture, region);
    await region.work(DAY, async (desk) => {
      expect((await desk.look(caseId)).holder?.agency).toBe(PREFECTURE);
    });
  });

  it('under a key that was told and taken back in between is a matter for two people', ahead, async () => {
    const { region, prefecture } = all;
    await pass(all, prefecture, region);
    const other = someKey();
    const folder = await chosenBy(prefecture, region, (act) => [signAct(act, other)], other.publicKey);
    await region.work(DAY, async (desk) => {
      const { plan, bundle } = await looked(desk, folder);
      expect(plan).toMatchObject({ secondNeeded: true });
      const asked = { bundleId: bundle.bundleId, group: 'needs-you', page: 0 } as const;
      const { items } = await desk.must('supervisor', 'sync.plan', asked);
      expect(items.map(({ title }) => title)).toContainEqual(
        expect.stringMatching(/^签署本包所含裁决、确认的.+（账号 supervisor）的签名密钥此前未见过$/),
      );
    });
  });

  it('is kept out with the whole bundle when only the station signed it (B29)', ahead, async () => {
    const { county, prefecture } = all;
    await setApart(prefecture, await chosenBy(county, prefecture, () => []), 'B29_ENTRY_SIGNATURE');
  });

  it('is kept out when somebody signed it whose key the office never told (B25)', ahead, async () => {
    const { prefecture, region } = all;
    const folder = await chosenBy(prefecture, region, (act) => [signAct(act, someKey())]);
    await setApart(region, folder, 'B25_NO_APPROVAL');
  });
});
