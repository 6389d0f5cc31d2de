/** What a station receives with and what people sign with: sealed in the file `keys`, carried wherever it goes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type Store } from '#electron/store/store';
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import type { DeskTables } from '#shared/journal/desk-tables';
import type { DeskViews } from '#shared/journal/desk-views';
import { Machine } from '../../helpers/backup-kit';
import { commandId } from '../../helpers/desk-kit';
import {
  acceptAnswer,
  ask,
  certify,
  deskOf,
  enrolDesk,
  region,
  stationOfDesk,
} from '../../helpers/enrol-kit';

const press = () => ({ commandId: commandId() });
const BOSS = 'boss' as AccountId;
const PHRASE = 'another long phrase';

/** The store of a machine, opened beside the program, which is closed. */
async function opened<T>(
  desk: Machine,
  look: (store: Store<DeskViews, DeskTables>) => Promise<T> | T,
  passphrase = PHRASE,
): Promise<T> {
  await desk.app.close();
  const store = await openStore({
    dir: desk.vault,
    anchors: desk.anchors,
    unlock: { kind: 'passphrase', account: BOSS, passphrase },
    fold: DESK_FOLD,
    now: desk.now as Instant,
  });
  if (!store.ok) throw new Error(store.error.code);
  try {
    return await look(store.value);
  } finally {
    store.value.close();
    await desk.restart();
  }
}

const keysOf = (desk: Machine) =>
  opened(desk, (store) => ({ receiving: store.receiving, person: store.personSigner(BOSS)?.publicKey }));

const message = new TextEncoder().encode('what is signed');

describe('receiving keys', () => {
  it('are sealed: neither identity nor signing key stands in any file, nor does the person’s open by the master key', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    await enrolDesk(at, desk);
    await desk.must('boss', 'person.key', { ...press(), passphrase: PHRASE });
    const { receiving } = await keysOf(desk);
    expect(receiving?.identities.map(({ agency, epoch }) => [agency, epoch])).toEqual([
      ['653100', 1],
      [null, 0],
    ]);
    const text = readFileSync(join(desk.vault, 'keys'), 'utf8');
    for (const { identity } of receiving?.identities ?? []) expect(text).not.toContain(identity);
    expect(text).toContain('"format":3');
    const byOther = await (async () => {
      await desk.app.close();
      const unlock = {
        kind: 'passphrase',
        account: 'admin' as AccountId,
        passphrase: 'correct horse battery',
      } as const;
      const store = await openStore({
        dir: desk.vault,
        unlock,
        fold: DESK_FOLD,
        now: desk.now,
        anchors: desk.anchors,
      });
      if (!store.ok) throw new Error(store.error.code);
      const signer = store.value.personSigner(BOSS);
      store.value.close();
      await desk.restart();
      return signer;
    })();
    expect(byOther).toBeNull();
  });

  it('go along with a backup to another machine, whose station is new and has to be enrolled again', async () => {
    const at = await region();
    const desk = new Machine();
    const slips = await desk.office();
    await desk.signIn('admin', 'security', 'boss', 'clerk');
    await enrolDesk(at, desk);
    const before = await stationOfDesk(desk);
    await desk.must('boss', 'person.key', { ...press(), passphrase: PHRASE });
    const kept = await keysOf(desk);
    await desk.signIn('admin');
    await desk.use(at.at.dir);
    await desk.backUp(true);
    const fresh = new Machine();
    await fresh.restore(at.at.dir, slips, 1);
    await fresh.signIn('admin', 'security', 'boss');
    await fresh.must('admin', 'store.continueHere', { ...press(), reason: '原机损坏，由备份恢复' });
    await fresh.restart();
    await fresh.signIn('admin', 'security', 'boss');
    const state = await fresh.must('boss', 'enrol.state', {});
    expect(state).toMatchObject({
      standing: 'lapsed',
      words: expect.stringContaining('请重新提出入网申请'),
      asked: null,
      certificate: null,
      root: { digits: at.root },
      personKey: { isSet: true, usable: true },
    });
    expect(state.station).not.toBe(before);
    expect(await keysOf(fresh)).toEqual(kept);
    await fresh.signIn('admin', 'security');
    const asked = await ask(at, fresh);
    expect(asked.qr).toContain(`"continues":"${before}"`);
    await acceptAnswer(at, fresh, await certify(at, asked));
    expect(await fresh.must('admin', 'enrol.state', {})).toMatchObject({
      standing: 'enrolled',
      inboxes: [
        { epoch: 1, held: true },
        { epoch: 2, held: true },
      ],
    });
  });

  it('stay through a new master key, which the former one does not open', async () => {
    const at = await region();
    const desk = await deskOf('kashgar');
    await enrolDesk(at, desk);
    await desk.must('boss', 'person.key', { ...press(), passphrase: PHRASE });
    const kept = await keysOf(desk);
    const former = readFileSync(join(desk.vault, 'keys'), 'utf8');
    await desk.signIn('admin', 'security', 'boss');
    await desk.must('security', 'desk.renewMaster', press());
    const now = readFileSync(join(desk.vault, 'keys'), 'utf8');
    const sealed = (text: string): string | undefined =>
      /"receiving":\{[^}]*"sealed":"([0-9a-f]+)"/.exec(text)?.[1];
    expect(sealed(now)).not.toBe(sealed(former));
    expect(await keysOf(desk)).toEqual(kept);
    await desk.signIn('boss');
    expect((await desk.must('boss', 'enrol.state', {})).personKey).toEqual({ isSet: true, usable: true });
  });
});

describe('a person’s signing key', () => {
  const withKey = async (): Promise<{ desk: Machine; slips: readonly string[] }> => {
    const desk = new Machine();
    const slips = await desk.office();
    await desk.signIn('admin', 'security', 'boss');
    await desk.must('boss', 'person.key', { ...press(), passphrase: PHRASE });
    return { desk, slips };
  };

  it('signs while the person is signed in, and not a moment longer', async () => {
    const { desk } = await withKey();
    await opened(desk, (store) => {
      const signer = store.personSigner(BOSS);
      expect(signer?.sign(message)).toHaveLength(64);
      store.keepSignersOf(['admin' as AccountId]);
      expect(store.personSigner(BOSS)).toBeNull();
      expect(() => signer?.sign(message)).toThrow('wiped');
    });
  });

  it('is not opened by a passphrase that two slips have set: the person needs a new one', async () => {
    const { desk, slips } = await withKey();
    const next = 'set by two slips 123';
    await desk.restart();
    await desk.must('setup', 'desk.resetPassphrase', {
      ...press(),
      slips: slips.slice(0, 2),
      account: 'boss',
      passphrase: next,
    });
    await desk.must('boss', 'session.signIn', { account: 'boss', passphrase: next });
    const own = 'the own once more 456';
    await desk.must('boss', 'session.changePassphrase', { ...press(), current: next, next: own });
    expect((await desk.must('boss', 'enrol.state', {})).personKey).toEqual({ isSet: true, usable: false });
    await desk.must('boss', 'person.key', { ...press(), passphrase: own });
    expect((await desk.must('boss', 'enrol.state', {})).personKey).toEqual({ isSet: true, usable: true });
  });

  it('goes with the person who leaves the office', async () => {
    const { desk } = await withKey();
    const account = 'second';
    const passphrase = 'the second supervisor';
    await desk.must('admin', 'accounts.add', { ...press(), account, name: '第二主管', passphrase });
    await desk.must('security', 'accounts.setRoles', { ...press(), account, roles: ['SUPERVISOR'] });
    await desk.must(account, 'session.signIn', { account, passphrase });
    await desk.must(account, 'session.changePassphrase', { ...press(), current: passphrase, next: PHRASE });
    await desk.must(account, 'person.key', { ...press(), passphrase: PHRASE });
    const count = () => readFileSync(join(desk.vault, 'keys'), 'utf8').split('"signer":').length - 1;
    expect(count()).toBe(2);
    await desk.must('admin', 'accounts.remove', { ...press(), account, reason: '调离' });
    expect(count()).toBe(1);
    const rest = await opened(desk, ({ views }) => [...views.personKeys.keys()]);
    expect(rest).toEqual(['boss']);
  });
});
