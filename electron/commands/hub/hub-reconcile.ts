/** What a month adds up to here and at another agency, line by line; signed when asked to. */
import { refusal } from '#electron/services/desk/trouble';
import { told } from '../backup';
import { type DeskIo, EXIT, type ExitCode } from '../desk-io';
import type { HubDesk } from './hub-desk';
import { allPages } from './hub-pages';

const NOBODY = refusal(
  'PARTNER_UNKNOWN',
  '该单位不在可对账的单位之列，没有对账。',
  '请核对区划代码；本机尚未入网的，入网后再对账。',
);

/** Tells the differences of a month; refusal when there are any. */
export async function reconcileMonth(
  hub: HubDesk,
  of: { readonly month: string; readonly agency?: string },
  sign: boolean,
  io: DeskIo,
): Promise<ExitCode> {
  const first = await hub.ask('sync.reconcile', { ...of, page: 0 });
  if (!first.ok) return told(first, io);
  // What is held against nobody has no differences, and agrees with nobody either.
  if (first.value.agency === '') return told(NOBODY, io);
  const rows = await allPages((page) => hub.ask('sync.reconcile', { ...of, page }));
  if (!rows.ok) return told(rows, io);
  for (const row of rows.value) io.result({ event: 'difference', ...row });
  const signed = sign ? await hub.ask('sync.signMonth', { ...of, hash: first.value.hash }) : null;
  if (signed !== null && !signed.ok) return told(signed, io);
  const { month } = of;
  const { agency, regionUpTo, statuses, total } = first.value;
  io.result({ event: 'end', month, agency, regionUpTo, statuses, differences: total, signed: sign });
  const found = total === 0 ? '对账一致' : `对账有 ${total} 处差异`;
  io.say(`${month} ${found}（按本机所知对方已收到的记录）。`);
  return total === 0 ? EXIT.done : EXIT.refusal;
}
