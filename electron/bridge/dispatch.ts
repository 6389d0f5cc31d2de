/**
 * The one way in. Whatever a window or a script asks passes here: does the procedure exist, is the input
 * safe, is somebody signed in, do the roles allow it, does the input fit the schema. Only then a service
 * runs, and only what the contract declares leaves. A file that no longer gives what was written is told as the
 * fault it is; a bug becomes a redacted defect, never a crash.
 */
import type { Desk } from '#electron/services/desk/desk';
import { endIdleSessions } from '#electron/services/desk/sign-in';
import { failed, refusal, storeFault } from '#electron/services/desk/trouble';
import type { Call } from '#electron/services/service';
import { OPEN_SERVICES, SESSION_SERVICES } from '#electron/services/services';
import { thrownFault } from '#electron/store/store';
import { holds, RIGHTS, whoMay } from '#shared/access/permissions';
import { CONTRACT, isProcedureName, type ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { noted } from './noted-refusals';
import { findUnsafeInput } from './unsafe-input';

/** Procedures that open, close or re-key the store: they take turns, each seeing what the last one left. */
const TAKE_TURNS: ReadonlySet<string> = new Set<ProcedureName>([
  ...(Object.keys(OPEN_SERVICES) as (keyof typeof OPEN_SERVICES)[]),
  'session.signOut',
  'session.changePassphrase',
  'accounts.add',
  'accounts.remove',
  'accounts.release',
  'desk.renewSlips',
  'accounts.setRoles',
  'officers.confirm',
  'store.continueHere',
  'store.confirmTrust',
  'person.key',
  'enrol.confirm',
]);

/** Runs one call of one client. Never throws. */
export async function dispatch(
  desk: Desk,
  client: string,
  name: string,
  input: unknown,
  report: (error: unknown, procedure: string) => void,
): Promise<Answer<unknown>> {
  if (!isProcedureName(name))
    return refusal('PROCEDURE_UNKNOWN', '没有这个操作，未作任何改动。', '请从界面菜单办理。');
  const unsafe = findUnsafeInput(input);
  if (unsafe) return refusal(unsafe.code, unsafe.message, '请核对输入后重试。');
  const admitted = () => admit(desk, client, name, input, report);
  return TAKE_TURNS.has(name) ? desk.alone(admitted) : admitted();
}

async function admit(
  desk: Desk,
  client: string,
  name: ProcedureName,
  input: unknown,
  report: (error: unknown, procedure: string) => void,
): Promise<Answer<unknown>> {
  endIdleSessions(desk);
  const session = desk.sessions.use(client);
  const call: Call = { desk, caller: { client, session, now: desk.timeOf(desk.ports.clock.now()) } };
  const { permission, input: schema, output } = CONTRACT[name];
  try {
    const denied = denial(name, permission, call) ?? unrecordable(name, desk);
    if (denied) return noted(call, name, input, denied);
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const places = parsed.error.issues.slice(0, MAX_PLACES).map((issue) => ({
        field: issue.path.join('.').slice(0, MAX_WORDS),
        message: issue.message.slice(0, MAX_WORDS),
      }));
      return refusal(
        'INPUT_INVALID',
        `输入不符合要求，未作任何改动：${placesText(places)}`,
        '请改正后重试。',
        places,
      );
    }
    const answer = await run(name, call, parsed.data);
    return answer.ok
      ? { ok: true, value: output.parse(answer.value) }
      : noted(call, name, parsed.data, answer);
  } catch (error) {
    const fault = thrownFault(error);
    if (fault !== null) {
      // Nobody could sign out of it to have the index made anew.
      if (desk.sessions.isEmpty) desk.release();
      return storeFault(fault);
    }
    report(error, name);
    return failed({
      kind: 'defect',
      code: 'DEFECT',
      message: '程序出错，本次操作可能没有完成。此前已保存的内容未受影响。',
      wayOut: '请重新打开案件核对后再办；反复出现的，请导出诊断信息联系维护人员。',
      clauses: [],
      places: [],
      others: [],
    });
  }
}

/** Acts that must not happen without their line in the security journal. */
const LEAVES_A_LINE: ReadonlySet<string> = new Set<ProcedureName>([
  'session.changePassphrase',
  'desk.renewSlips',
  'desk.renewMaster',
  'accounts.add',
  'accounts.remove',
  'accounts.release',
  'accounts.setRoles',
  'officers.propose',
  'officers.confirm',
  'officers.decline',
  'documents.savePdf',
  'documents.print',
  'register.export',
  'rules.exportProfile',
  'log.export',
  'log.cut',
  'log.confirmCut',
  'log.declineCut',
  'backup.archive',
  'enrol.request',
  'enrol.readResponse',
  'enrol.confirm',
  'enrol.decline',
  'enrol.readRecords',
  'person.key',
  'sync.receive',
  'sync.printSlip',
  'sync.printSheet',
  'region.adopt',
  'region.enrol',
  'region.revoke',
  'region.rekey',
  'region.policy',
]);

/** Why an act that must leave a line cannot be done now. */
function unrecordable(name: ProcedureName, { store }: Desk): Answer<never> | null {
  const closed = LEAVES_A_LINE.has(name) ? (store?.security.refusal ?? null) : null;
  return closed && storeFault(closed);
}

/** Most places of a refused input that are told, and most characters of each. */
const MAX_PLACES = 50;
const MAX_WORDS = 200;

/** What a person may still do whose passphrase somebody else chose, or who holds no role. */
const ALWAYS: readonly ProcedureName[] = ['session.changePassphrase', 'session.signOut'];

function denial(
  name: ProcedureName,
  permission: (typeof CONTRACT)[ProcedureName]['permission'],
  { desk, caller }: Call,
): Answer<never> | null {
  if (permission === 'open') return null;
  if (!caller.session || !desk.store)
    return refusal('SESSION_MISSING', '尚未登录，或已锁屏。已保存的内容未受影响。', '请登录后再办理。');
  if (ALWAYS.includes(name)) return null;
  if (desk.store.views.mustChange.has(caller.session.account))
    return refusal('PASSPHRASE_MUST_CHANGE', '口令由他人设置，须先换成自己的口令。', '请更换口令后再办理。');
  if (caller.session.roles.length === 0)
    return refusal('ROLES_MISSING', '您的账号还没有岗位，本次没有办理。', '请由安全管理员授予岗位。');
  if (permission === 'session' || holds(caller.session.roles, permission)) return null;
  return refusal(
    'PERMISSION_MISSING',
    `您没有“${RIGHTS[permission].name}”的权限，本次没有办理。`,
    `可由：${whoMay(permission)}。`,
  );
}

const placesText = (places: readonly { field: string; message: string }[]): string =>
  places
    .slice(0, 3)
    .map(({ field, message }) => `${field || '整体'} ${message}`)
    .join('；');

/** The registries tie each service to its procedure; by a name known only at run time the types cannot follow. */
type AnyService = (call: Call, input: unknown) => Promise<Answer<unknown>> | Answer<unknown>;
const SERVICES = { ...OPEN_SERVICES, ...SESSION_SERVICES } as unknown as {
  readonly [N in ProcedureName]: AnyService;
};

function run(name: ProcedureName, call: Call, input: unknown): Promise<Answer<unknown>> | Answer<unknown> {
  const { session } = call.caller;
  const { store } = call.desk;
  if (Object.hasOwn(OPEN_SERVICES, name)) return SERVICES[name](call, input);
  if (!session || !store) throw new Error(`${name} reached its service without a session`);
  return SERVICES[name]({ ...call, session, store } as Call, input);
}
