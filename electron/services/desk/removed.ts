/** What is said to somebody who left, and to whoever asks something for such a person. */
import { whoMay } from '#shared/access/permissions';
import type { Answer } from '#shared/contract/failure';
import { refusal } from './trouble';

/** Somebody who left. */
export const removedRefusal = (name: string): Answer<never> =>
  refusal(
    'ACCOUNT_REMOVED',
    `${name}的账号已注销，没有办理。`,
    `本人回来的，由${whoMay('account.open')}按原账号、原姓名重新开立。`,
  );
