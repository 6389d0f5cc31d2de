/** Steps of a walk with stations: a copy of a disk is kept and comes back under a new key, keys are made anew. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { copyOf } from '../../electron/sync/exchange/exchange-kit';
import type { Dice } from '../case-walk-inputs';
import { commandId } from '../desk-kit';
import { type ExchangeOffice, passphraseOf } from '../exchange-office';
import { enrolOffice, rekeyed, revoked } from '../exchange-region';
import type { Ground, Outcome } from './ground';
import type { Step } from './step';

async function keepCopy(ground: Ground, office: ExchangeOffice): Promise<Outcome | null> {
  if (office === ground.region || ground.copies.size > 0) return null;
  await ground.leave(office);
  ground.copies.set(office, copyOf(ground, office));
  return 'accepted';
}

/** The disk is lost: the office goes on from the copy under a new key, and the region revokes the station that was. */
async function restoreCopy(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome | null> {
  const copy = ground.copies.get(office);
  if (copy === undefined || ground.restored.has(office)) return null;
  const { founded, day } = ground;
  const { station } = await ground.desk(office).must('admin', 'enrol.state', {});
  await ground.leave(office);
  await ground.leave(ground.region);
  copy();
  // Another machine remembers nothing of it.
  rmSync(join(dirname(office.vault), 'anchors'), { recursive: true });
  await office.work(day, (desk) =>
    desk.must('admin', 'store.continueHere', { commandId: commandId(), reason: '原机损毁，从备份恢复' }),
  );
  await enrolOffice(founded, office, day);
  await revoked(founded, station, day, dice.pick(['retired', 'lost'] as const));
  ground.restored.add(office);
  return 'accepted';
}

/** The inbox keys of an agency change; its stations read the file that the region gives out. */
export async function rekey(ground: Ground, office: ExchangeOffice): Promise<Outcome | null> {
  if (office === ground.region) return null;
  const { division } = office.parts;
  await ground.leave(ground.region);
  const file = await rekeyed(ground.founded, division, ground.day);
  for (const station of ground.stationsOf(division)) {
    const desk = ground.desk(station);
    desk.files.files = [file];
    await desk.must('admin', 'enrol.readRecords', { commandId: commandId() });
  }
  return 'accepted';
}

/** A supervisor makes a new signing key in the place of the one before. */
async function newKey(ground: Ground, office: ExchangeOffice, dice: Dice): Promise<Outcome> {
  const who = dice.pick(['supervisor', 'deputy']);
  const input = { commandId: commandId(), passphrase: passphraseOf(who) };
  await ground.desk(office).must(who, 'person.key', input);
  return 'accepted';
}

export const STATION_STEPS: readonly Step[] = [
  { kind: 'keepCopy', weight: 2, isRare: true, act: keepCopy },
  { kind: 'restoreCopy', weight: 2, isRare: true, act: restoreCopy },
  { kind: 'rekey', weight: 1, isRare: true, act: rekey },
  { kind: 'newKey', weight: 3, act: newKey },
];
