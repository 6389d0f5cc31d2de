/** A region with its ceremony, and desks that are enrolled by it: all through the contract, on real stores. */
import { join } from 'node:path';
import type { Failure } from '#shared/contract/failure';
import type { StationId } from '#shared/domain/ids';
import {
  ceremony,
  decision,
  digitsIn,
  done,
  PASSPHRASE,
  regionKeys,
} from '../electron/sync/identity/ceremony-kit';
import { Machine } from './backup-kit';
import { commandId } from './desk-kit';
import { REAL } from './real-office';

/** Offices by what is special about them. */
export const OFFICES = {
  region: {
    name: '自治区数据资源和政务服务中心',
    level: 'region',
    division: '650000',
    documentWord: '新数登',
  },
  kashgar: { name: '喀什地区登记中心', level: 'prefecture', division: '653100', documentWord: '喀数登' },
  county: { name: '喀什市数据局', level: 'county', division: '653101', documentWord: '喀市数' },
} as const;

/** A desk of an office, with its administrators and its supervisor signed in. */
export async function deskOf(office: keyof typeof OFFICES): Promise<Machine> {
  const machine = new Machine();
  await machine.office({ office: { ...REAL.office, ...OFFICES[office] } });
  await machine.signIn('admin', 'security', 'boss', 'clerk');
  return machine;
}

export interface RegionDesk {
  readonly desk: Machine;
  /** The ceremony's folder: keys `k0.key` to `k5.key`, register `region`. */
  readonly at: ReturnType<typeof ceremony>;
  /** Digits of the root, as installation sheets print them. */
  readonly root: string;
  readonly register: string;
}

/** A region: root of two signatures, a desk that is certified by its own register. */
export async function region(): Promise<RegionDesk> {
  const at = ceremony();
  const keys = await regionKeys(at);
  done(await at.run('root', 'make', at.json('root.json', decision(keys)), '--register', 'region'));
  done(await at.run('root', 'sign', '--register', 'region', '--key', 'k0.key'));
  const root = digitsIn((await at.run('root', 'sign', '--register', 'region', '--key', 'k2.key')).words);
  const desk = await deskOf('region');
  const register = at.path('region');
  desk.answers.set('选定证书登记册', register);
  const all = { desk, at, root, register };
  await enrolDesk(all, desk);
  return all;
}

/** Which key the region's officers take out of the safe: enrolment 3, policy 4, revocation 5. */
export const withKey = ({ desk, at }: RegionDesk, key: 3 | 4 | 5): void => {
  desk.answers.set('选定签发密钥', at.path(`k${key}.key`));
};

/** A desk asks: where its request lies, and its digits. */
export async function ask(
  { at }: RegionDesk,
  desk: Machine,
): Promise<{ file: string; digits: string; qr: string }> {
  desk.answers.set('选定入网申请文件的存放位置', at.dir);
  const { fileName, digits, qr } = await desk.must('admin', 'enrol.request', { commandId: commandId() });
  return { file: join(at.dir, fileName), digits, qr };
}

/** The region certifies a request whose digits were read out; where the answer lies. */
export async function certify(
  region: RegionDesk,
  { file, digits }: { readonly file: string; readonly digits: string },
  designated = false,
): Promise<string> {
  withKey(region, 3);
  region.desk.answers.set('选定入网申请文件', file);
  region.desk.answers.set('选定入网批复文件的存放位置', region.at.dir);
  const { fileName } = await region.desk.must('admin', 'region.enrol', {
    commandId: commandId(),
    passphrase: PASSPHRASE,
    digits,
    designated,
    scanned: null,
  });
  return join(region.at.dir, fileName);
}

/** One administrator reads the answer, another confirms it. */
export async function acceptAnswer({ root }: RegionDesk, desk: Machine, answer: string): Promise<void> {
  desk.answers.set('选定自治区的入网批复', answer);
  await desk.must('admin', 'enrol.readResponse', { commandId: commandId(), digits: root });
  await desk.must('security', 'enrol.confirm', { commandId: commandId(), digits: root });
}

/** Everything at once. */
export async function enrolDesk(region: RegionDesk, desk: Machine): Promise<void> {
  await acceptAnswer(region, desk, await certify(region, await ask(region, desk)));
}

export const stationOfDesk = async (desk: Machine): Promise<StationId> =>
  (await desk.must('admin', 'enrol.state', {})).station as StationId;

/** A press of a button. */
export const press = () => ({ commandId: commandId() });

/** How a desk stands, as somebody sees it. */
export const stateOf = (desk: Machine, who = 'admin') => desk.must(who, 'enrol.state', {});

/** Code and words of a refusal. */
export async function words(answer: Promise<{ ok: boolean; failure?: Failure }>): Promise<string> {
  const { failure } = await answer;
  return failure === undefined ? 'answered' : `${failure.code} ${failure.message}`;
}

/** The first administrator tries an answer. */
export const readAnswer = (desk: Machine, digits: string) =>
  desk.call('admin', 'enrol.readResponse', { ...press(), digits });
