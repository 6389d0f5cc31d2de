/**
 * Certifying a station once more never changes what its former entries are worth (XJR-5-4, design 2.3), and rights that
 * are taken back bind, whatever place the station says it has reached.
 */
import { beforeEach, expect, it } from 'vitest';
import { readRegister } from '#electron/sync/identity/register';
import { allowsEvent, type StationCertificate } from '#shared/identity/certificate';
import { certificateOf } from '#shared/identity/trust';
import {
  asking,
  type Ceremony,
  ceremony,
  certify,
  digitsIn,
  done,
  OFFICE,
  rooted,
  type Told,
} from './ceremony-kit';

let at: Ceremony;
beforeEach(async () => {
  at = ceremony();
  await rooted(at);
});

/** A request of the station of `one.key` that says how many entries it has; its digits. */
async function asked(file: string, head: number): Promise<string> {
  const office = at.json(`${file}.json`, { ...OFFICE, head });
  const told = await at.run('enrol', 'request', `${file}.req`, '--office', office, '--key', 'one.key');
  done(told);
  return digitsIn(told.words);
}

const answer = (file: string, digits: string, ...more: readonly string[]): Promise<Told> =>
  at.run(
    ...['enrol', 'certify', `${file}.req`, '--digits', digits, '--register', 'region'],
    ...['--key', 'k3.key', '--to', `${file}.ans`, ...more],
  );

const problem = ({ code, result }: Told): unknown => {
  const { failure } = result as { readonly failure?: { readonly problem?: string } };
  return code === 1 ? failure?.problem : code;
};

function latest(station: string): StationCertificate {
  const register = readRegister(at.path('region'));
  if (!register.ok) throw new Error(JSON.stringify(register.error));
  const certificate = certificateOf(register.value.trust, station);
  if (certificate?.kind !== 'station') throw new Error('no certificate');
  return certificate;
}

const mayAccept = (station: string, ...places: readonly number[]): readonly boolean[] =>
  places.map((place) => allowsEvent(latest(station), 'accepted', place));

it('also when the request is the first one: it is refused, with words, whatever is said of what is held', async () => {
  const digits = await asking(at, 'one');
  const station = String(done(await answer('one', digits, '--designated')).station);
  // The designation is withdrawn; the clerk answers the request that lies there.
  const silent = await answer('one', digits);
  expect(problem(silent)).toBe('held-unsaid');
  expect(silent.words).toContain('未作任何改动。请在命令中加 --held N');
  for (const held of ['0', '40']) {
    const former = await answer('one', digits, '--held', held);
    expect(problem(former)).toBe('request-older');
    expect(former.words).toContain('请该站重新申请');
  }
  expect(problem(await answer('one', digits, '--held', '0', '--from-held'))).toBe('nothing-held');
  expect(latest(station)).toMatchObject({ number: 1, mayAuthor: [{ from: 1 }] });
  // Equal rights are granted as often as somebody asks, and nothing has to be said of what is held.
  done(await answer('one', digits, '--designated'));
  expect(latest(station)).toMatchObject({ number: 2, mayAuthor: [{ from: 1 }] });
});

it('a station that says it has written a billion entries cannot put off for ever what is taken back', async () => {
  const station = String(done(await certify(at, 'one', await asking(at, 'one'))).station);
  const designated = await asked('two', 12);
  done(await answer('two', designated, '--designated', '--held', '12'));
  // The designation is withdrawn. The region holds 40 entries of it; it says that it has written nearly a billion.
  const lied = await answer('three', await asked('three', 999_999_998), '--held', '40');
  expect(problem(lied)).toBe('head-ahead');
  expect(lied.words).toContain('申请称 999999998 条，自治区收到至第 40 条');
  expect(lied.words).toContain('请先导入该站的数据包再批复');
  done(await answer('four', await asked('four', 41), '--held', '40'));
  expect(mayAccept(station, 12, 13, 41, 42, 1_000_000)).toEqual([false, true, true, false, false]);
});

it('a place that the station has overstated is mended: from what the region holds on, and no farther back', async () => {
  const station = String(done(await certify(at, 'one', await asking(at, 'one'))).station);
  const designated = await asked('two', 12);
  done(await answer('two', designated, '--designated', '--held', '12'));
  done(await answer('three', await asked('three', 9000), '--held', '40'));
  expect(mayAccept(station, 41, 9000, 9001)).toEqual([true, true, false]);
  const mended = await answer('two', designated, '--held', '40', '--from-held');
  expect(done(mended).station).toBe(station);
  expect(mended.words).toContain('自本工作站第 41 条记录起适用');
  expect(mayAccept(station, 12, 13, 40, 41, 9001)).toEqual([false, true, true, false, false]);
});

it('a certificate that is full of changes is refused another one with words, and stays in force', {
  timeout: 120_000,
}, async () => {
  const station = String(done(await certify(at, 'one', await asking(at, 'one'))).station);
  let told: Told | null = null;
  for (let head = 1; told === null || told.code === 0; head++) {
    const digits = await asked('more', head);
    const designated = head % 2 === 1 ? ['--designated'] : [];
    told = await answer('more', digits, '--held', String(head), ...designated);
  }
  expect(problem(told)).toBe('grants-full');
  expect(told.words).toContain('办理权限变更已满（B20）。未作任何改动。该站仍按现行证书办理。');
  expect(told.words).toContain('以新的工作站号重新入网');
  // The last designation could be taken back.
  expect(latest(station).mayAuthor).toHaveLength(19);
  expect(mayAccept(station, 18, 19)).toEqual([true, false]);
  done(await answer('more', await asked('more', 40), '--held', '40'));
  expect(latest(station)).toMatchObject({ number: 20 });
});
