/**
 * The one way in. Whatever a window or a script asks passes here: does the procedure exist, is the input
 * safe, is somebody signed in, do the roles allow it, does the input fit the schema. Only then a service
 * runs, and only what the contract declares leaves. A bug becomes a redacted defect, never a crash.
 */
import type { Desk } from '#electron/services/desk/desk';
import { failed, refusal } from '#electron/services/desk/trouble';
import type { Call } from '#electron/services/service';
import { OPEN_SERVICES, SESSION_SERVICES } from '#electron/services/services';
import { holds, PERMISSIONS, type RolePermission } from '#shared/access/permissions';
import { ROLE_NAMES } from '#shared/access/roles';
import { CONTRACT, isProcedureName, type ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { findUnsafeInput } from './unsafe-input';

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
  const session = desk.sessions.use(client);
  const call: Call = { desk, caller: { client, session, now: desk.timeOf(desk.ports.clock.now()) } };
  const { permission, input: schema, output } = CONTRACT[name];
  const denied = denial(permission, call);
  if (denied) return denied;
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: issue.message,
    }));
    return refusal(
      'INPUT_INVALID',
      `输入不符合要求，未作任何改动：${placesText(places)}`,
      '请改正后重试。',
      places,
    );
  }
  try {
    const answer = await run(name, call, parsed.data);
    return answer.ok ? { ok: true, value: output.parse(answer.value) } : answer;
  } catch (error) {
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

function denial(
  permission: (typeof CONTRACT)[ProcedureName]['permission'],
  { desk, caller }: Call,
): Answer<never> | null {
  if (permission === 'open') return null;
  if (!caller.session || !desk.store)
    return refusal('SESSION_MISSING', '尚未登录，或已锁屏。已保存的内容未受影响。', '请登录后再办理。');
  if (permission === 'session' || holds(caller.session.roles, permission)) return null;
  return refusal(
    'PERMISSION_MISSING',
    '您的岗位不能执行此操作，未作任何改动。',
    `可执行的岗位：${rolesFor(permission)}。`,
  );
}

const rolesFor = (permission: RolePermission): string =>
  PERMISSIONS[permission].map((role) => ROLE_NAMES[role]).join('、');

const placesText = (places: readonly { field: string; message: string }[]): string =>
  places
    .slice(0, 3)
    .map(({ field, message }) => `${field || '整体'} ${message}`)
    .join('；');

/** The registries' types tie each service to its procedure; by name alone TypeScript cannot follow that. */
type AnyService = (call: Call, input: unknown) => Promise<Answer<unknown>> | Answer<unknown>;

function run(name: ProcedureName, call: Call, input: unknown): Promise<Answer<unknown>> | Answer<unknown> {
  const { session } = call.caller;
  const { store } = call.desk;
  if (Object.hasOwn(OPEN_SERVICES, name)) {
    const service = (OPEN_SERVICES as unknown as { [name: string]: AnyService })[name] ?? missing(name);
    return call.desk.alone(() => service(call, input));
  }
  if (!session || !store) throw new Error(`${name} reached its service without a session`);
  const service = (SESSION_SERVICES as unknown as { [name: string]: AnyService })[name];
  return service?.({ ...call, session, store } as Call, input) ?? missing(name);
}

function missing(name: string): never {
  throw new Error(`procedure ${name} has no service`);
}
