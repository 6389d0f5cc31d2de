/** What holds for every procedure of the contract, whoever adds one: a session, a role, a strict and safe input. */
import { PRACTICE_STAFF } from '#electron/services/practice/staff';
import { holds, type RolePermission } from '#shared/access/permissions';
import type { PersonRole } from '#shared/access/roles';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract';
import type { Probe } from './probe';

/** The people of every practice store and their roles. */
const STAFF: { readonly [account: string]: readonly PersonRole[] } = Object.fromEntries(
  PRACTICE_STAFF.map(({ account, roles }) => [account, roles]),
);

const closed = (Object.keys(CONTRACT) as ProcedureName[])
  .map((call) => ({ call, permission: CONTRACT[call].permission }))
  .filter(({ permission }) => permission !== 'open');

/** Somebody who may, or may not, call a procedure; `undefined` when there is nobody. */
const someone = (permission: (typeof closed)[number]['permission'], may: boolean): string | undefined =>
  Object.keys(STAFF).find(
    (account) =>
      (permission === 'session' || holds(STAFF[account] ?? [], permission as RolePermission)) === may,
  );

const protoKey: unknown = JSON.parse('{"commandId": {"__proto__": {"admin": true}}}');

export const EVERY_PROCEDURE: readonly Probe[] = closed.flatMap(({ call, permission }) => {
  const able = someone(permission, true);
  const unable = someone(permission, false);
  return [
    { title: `${call} without a session`, as: null, call, input: {}, code: 'SESSION_MISSING' },
    ...(unable === undefined
      ? []
      : [
          { title: `${call} without the role`, as: unable, call, input: {}, code: 'PERMISSION_MISSING' },
          {
            title: `${call} with a prototype key`,
            as: able ?? unable,
            call,
            input: protoKey,
            code: 'INPUT_UNSAFE',
          },
        ]),
    ...(able === undefined
      ? []
      : [
          {
            title: `${call} with a key nobody knows`,
            as: able,
            call,
            input: { nonsense: 1 },
            code: 'INPUT_INVALID',
          },
        ]),
  ];
});
