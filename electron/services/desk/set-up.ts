/** First start: measures what stretching may cost here, makes the store and its first entry. */
import type { KdfParameters } from '#electron/crypto/passphrase';
import { SLIPS_NEEDED } from '#electron/crypto/slips';
import { measuredStretching, stopwatch } from '#electron/crypto/stretching-cost';
import type { Call, OpenService } from '#electron/services/service';
import { createStore, openStore, storeStatus, stretch } from '#electron/store/store';
import { CLASH_TEXT, postTrouble, postTroubleText, rolesClash } from '#shared/access/separation';
import type { ParsedInput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { division } from '#shared/domain/divisions';
import type { Office, OfficeLevel } from '#shared/domain/office';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { anchorsOf } from './desk-store';
import { firstAccount, stationAct } from './station-act';
import { answered, refusal, storeFault } from './trouble';

/** Fewest characters of a passphrase (interface rules, section 10). */
export const MIN_PASSPHRASE = 10;

export type SetUpInput = ParsedInput<'desk.setUp'>;

const DIVISION_LEVEL: { readonly [L in OfficeLevel]: string } = {
  region: 'province',
  prefecture: 'prefecture',
  county: 'county',
};

export const setUp: OpenService<'desk.setUp'> = (call, input) => createDesk(call, input);

/** Makes a store with its office and people; the store is closed again until somebody signs in. */
export async function createDesk(call: Call, input: SetUpInput): Promise<Answer<{ slips: string[] }>> {
  const { desk, caller } = call;
  const { vault } = desk.ports.paths;
  const status = storeStatus(vault);
  if (!status.ok) return storeFault(status.error);
  if (status.value.exists && status.value.initialised)
    return refusal('ALREADY_SET_UP', '本机已有登记数据，未作任何改动。', '请登录使用。');
  const wrong = wrongSetUp(input);
  if (wrong) return wrong;
  const created = await createStore({
    dir: vault,
    practice: input.practice,
    createdAt: caller.now,
    ...(input.practice ? {} : { kdf: await stretchingCost(call) }),
    people: input.people.map((person) => ({
      account: person.account,
      passphrase: input.practice ? null : person.passphrase,
    })),
  });
  if (!created.ok) return storeFault(created.error);
  const { slips } = created.value;
  const first = await writeFirstEntry(call, input, slips);
  return first.ok ? answered({ slips: [...slips] }) : first;
}

function wrongSetUp(input: SetUpInput): Answer<never> | null {
  const place = division(input.office.division);
  if (!place || place.level !== DIVISION_LEVEL[input.office.level])
    return refusal('INPUT_INVALID', '行政区划与机构层级不符，没有建立数据。', '请按机构层级选择行政区划。');
  const accounts = input.people.map((person) => person.account);
  if (new Set(accounts).size !== accounts.length)
    return refusal('ACCOUNT_EXISTS', '有两名人员的账号相同，没有建立数据。', '请为每人设置不同的账号。');
  const trouble = postTrouble(input.people);
  if (trouble)
    return refusal(
      'ROLES_INVALID',
      `${postTroubleText(trouble)}没有建立数据。`,
      '系统管理员、安全管理员、审计员各一人，登记机构主管至少一人，请核对人员。',
    );
  const mixed = input.people.find((person) => rolesClash(person.roles));
  if (mixed) return clashRefusal(mixed.name);
  const weak = input.practice
    ? undefined
    : input.people.find((person) => [...person.passphrase].length < MIN_PASSPHRASE);
  return weak ? weakPassphrase(weak.name) : null;
}

export const clashRefusal = (name: string): Answer<never> =>
  refusal('ROLES_INVALID', `${name}：${CLASH_TEXT}没有保存。`, '请分别设置人员。');

export const weakPassphrase = (name: string): Answer<never> =>
  refusal('PASSPHRASE_WEAK', `${name}的口令少于 ${MIN_PASSPHRASE} 个字符，没有保存。`, '请设置更长的口令。');

/** Half a second of this machine's work for every try at a passphrase, or what the door says. */
async function stretchingCost({ desk }: Call): Promise<KdfParameters> {
  const { stretchingCost: given } = desk.ports;
  return given ? given() : measuredStretching(stopwatch(() => performance.now(), stretch));
}

async function writeFirstEntry(
  call: Call,
  input: SetUpInput,
  slips: readonly string[],
): Promise<Answer<null>> {
  const { desk, caller } = call;
  const opened = await openStore({
    dir: desk.ports.paths.vault,
    unlock: input.practice ? { kind: 'practice' } : { kind: 'slips', slips: slips.slice(0, SLIPS_NEEDED) },
    fold: DESK_FOLD,
    ...anchorsOf(desk.ports),
    now: caller.now,
  });
  if (!opened.ok) return storeFault(opened.error);
  desk.hold(opened.value);
  const office: Office = { ...input.office, designation: null };
  const accounts = input.people.map(({ account, name, roles }) => ({ account, name, roles }));
  const admin = input.people.find((person) => person.roles.includes('SYSADMIN'));
  const actor = admin?.account ?? firstAccount(accounts.map(({ account }) => account));
  const written = desk.append(
    stationAct(
      { actor, role: 'SYSADMIN', procedure: 'desk.setUp', commandId: input.commandId },
      { type: 'storeCreated', office, practice: input.practice, accounts },
    ),
    caller,
    'office',
  );
  const released = desk.release();
  if (!written.ok) return written;
  return released;
}
