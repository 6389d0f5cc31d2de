/** Everybody tells everybody everything until no case waits for anybody; then each makes and takes one bundle more. */
import type { ExchangeOffice } from '../exchange-office';
import type { Ground, Medium } from './ground';
import { restoreImport } from './medium-steps';
import { rekey } from './station-steps';

const MOST_ROUNDS = 10;

/** Answers how many rounds it took. */
export async function settle(ground: Ground): Promise<number> {
  for (const office of ground.offices) while ((await restoreImport(ground, office)) !== null);
  await openInboxes(ground);
  for (const medium of ground.media.splice(0))
    for (const station of ground.stationsOf(medium.to)) await ground.take(station, medium);
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    let waiting = 0;
    for (const office of ground.offices) waiting += await tellAll(ground, office);
    if (waiting > 0) continue;
    await demandAllHeard(ground);
    return round;
  }
  throw new Error(`cases still wait after ${MOST_ROUNDS} rounds`);
}

/** Everybody lets one more bundle out to everybody, and takes each in: at once, or when the cause of it has come too. */
async function demandAllHeard(ground: Ground): Promise<void> {
  const last: Medium[] = [];
  for (const office of ground.offices) {
    const { partners } = await ground.desk(office).must('supervisor', 'sync.state', {});
    for (const { agency } of partners) last.push(await madeFor(ground, office, agency));
  }
  for (const isAgain of [false, true])
    for (const medium of last)
      for (const station of ground.stationsOf(medium.to)) {
        if (station === medium.from) continue;
        const came = await ground.take(station, medium);
        if (isAgain && came !== 'accepted' && came !== 'B16_ALREADY')
          throw new Error(`${station.key} cannot take what ${medium.from.key} sent: ${came}`);
      }
}

async function madeFor(ground: Ground, office: ExchangeOffice, agency: string): Promise<Medium> {
  const made = await ground.make(office, agency);
  const medium = ground.media.pop();
  if (made !== 'accepted' || medium === undefined)
    throw new Error(`${office.key} cannot send to ${agency}: ${made}`);
  return medium;
}

/** Agencies whose inbox a revoked station can open get new keys. */
async function openInboxes(ground: Ground): Promise<void> {
  const { partners } = await ground.desk(ground.region).must('supervisor', 'sync.state', {});
  for (const { agency, warning } of partners) {
    const [station] = ground.stationsOf(agency);
    if (warning !== '' && station !== undefined) await rekey(ground, station);
  }
}

/** Sends everything to everybody; answers how many cases waited. */
async function tellAll(ground: Ground, office: ExchangeOffice): Promise<number> {
  const { partners } = await ground.desk(office).must('supervisor', 'sync.state', {});
  let waiting = 0;
  for (const { agency } of partners) {
    const asked = { to: agency, page: 0 };
    waiting += (await ground.desk(office).must('supervisor', 'sync.waiting', asked)).total;
    const medium = await madeFor(ground, office, agency);
    for (const station of ground.stationsOf(agency))
      if (station !== office) await ground.take(station, medium);
  }
  return waiting;
}

/** Every medium that was ever carried comes once more to all it was for, those that were lost among them. */
export async function bringAllAgain(ground: Ground): Promise<void> {
  for (const medium of ground.carried)
    for (const station of ground.stationsOf(medium.to))
      ground.note('again', await ground.take(station, medium));
}
