/** Refusals and faults of identity in the one failure shape, and the dialogs that its acts ask. */
import { isWithData } from '#electron/services/desk/data-place';
import { answered, failed, refusal } from '#electron/services/desk/trouble';
import type { SignedInCall } from '#electron/services/service';
import { type CeremonyFault, faultWords, type OwnRevoked } from '#electron/sync/identity/ceremony-fault';
import type { Answer, FailureCode } from '#shared/contract/failure';
import { type TrustRefusal, trustMessage } from '#shared/identity/refusal';

/** A record that is not believed. */
export function trustRefused(problem: TrustRefusal): Answer<never> {
  const { message, wayOut } = trustMessage(problem);
  return refusal(problem.code, message, wayOut);
}

const CODES: { readonly [C in Exclude<CeremonyFault, TrustRefusal | OwnRevoked>['code']]: FailureCode } = {
  DISK_FULL: 'DISK_FULL',
  ACCESS_DENIED: 'ACCESS_DENIED',
  IO_ERROR: 'IO_ERROR',
  FILE_MISSING: 'TARGET_MISSING',
  PASSPHRASE_WEAK: 'PASSPHRASE_WEAK',
  WRONG_PASSPHRASE: 'WRONG_PASSPHRASE',
  KEY_EXISTS: 'INPUT_INVALID',
  KEY_ALTERED: 'KEYS_DAMAGED',
};

/** A fault of a file or a key of a ceremony. */
export function ceremonyFailed(fault: CeremonyFault): Answer<never> {
  if ('problem' in fault) return trustRefused(fault);
  const { message, wayOut } = faultWords(fault);
  if (fault.code === 'OWN_OFFICE' || fault.code === 'OWN_STATION')
    return refusal(fault.code, message, wayOut);
  const code = CODES[fault.code];
  return failed({ kind: 'fault', code, message, wayOut, clauses: [], places: [], others: [] });
}

const noWindow = (): Answer<never> =>
  refusal('PRINTING_UNAVAILABLE', '此处没有窗口，不能选择文件位置。', '请在登记工作台窗口中办理。');

const cancelled = (): Answer<never> =>
  refusal('SAVE_CANCELLED', '没有选定，未作任何改动。', '需要时再次办理。');

/** A folder that the person chooses, never one of the store's. */
export async function chosenFolder({ desk }: SignedInCall, title: string): Promise<Answer<string>> {
  const { files, paths } = desk.ports;
  if (!files?.openFolder) return noWindow();
  const folder = await files.openFolder(title);
  if (folder === null) return cancelled();
  return isWithData(paths.vault, folder)
    ? refusal('INPUT_INVALID', '不能选在数据文件夹里，未作任何改动。', '请选移动介质或另一个文件夹。')
    : answered(folder);
}

/** One file that the person chooses. */
export async function chosenFile({ desk }: SignedInCall, title: string): Promise<Answer<string>> {
  const { files } = desk.ports;
  if (!files?.openFiles) return noWindow();
  const [path] = (await files.openFiles(title)) ?? [];
  return path === undefined ? cancelled() : answered(path);
}

/** Practice data are anybody's: they take part in nothing real. */
export const practiceRefused = ({ store }: SignedInCall): Answer<never> | null =>
  store.practice ? refusal('NOT_ENROLLED', '练习数据不能入网，未作任何改动。', '请在正式数据中办理。') : null;

/** Only the region issues. */
export const otherOfficeRefused = ({ store }: SignedInCall): Answer<never> | null =>
  store.views.office?.level === 'region'
    ? null
    : refusal('REGION_ONLY', '证书和规则由自治区签发，本机构不能办理。', '请联系自治区。');

/** Long dialogs may outlive a session. */
export const isStillHere = ({ desk, caller, session, store }: SignedInCall): boolean =>
  desk.store === store && desk.sessions.isAlive(caller.client, session);
