/** What a desk answers of the exchange while the region has not certified it: nothing waits, nothing came, nothing goes. */
import { answered, refusal } from '#electron/services/desk/trouble';
import type { SessionService } from '#electron/services/service';
import type { Answer } from '#shared/contract/failure';

/** The refusal of everything that needs a certificate. */
export const notEnrolled = (): Answer<never> =>
  refusal(
    'NOT_ENROLLED',
    '本机尚未取得自治区颁发的证书，不能收发数据包。已保存的内容未受影响。',
    '请先办理入网，再收发数据包。',
  );

export const state: SessionService<'sync.state'> = (call) =>
  answered({
    enrolled: false,
    agency: call.store.views.office?.division ?? '',
    partners: [],
    inbox: 0,
    conflicts: 0,
    conflictsHere: 0,
    lastAt: null,
    lastAgeDays: null,
    revocationAgeDays: null,
    backsUp: call.store.backupSettings.target !== null,
    work: null,
  });

export const reconcile: SessionService<'sync.reconcile'> = (_call, { month }) =>
  answered({
    ...{ month, agency: '', partners: [], regionUpTo: null },
    ...{ statuses: [], total: 0, items: [], hash: '', signed: null, theirSigned: null },
  });
