/**
 * Stages by type in profile XJ-2025 (workflow 4.6). Only for 首次登记 does the text say all of it; for the
 * other types notice and code are our reading (11.2, 11.7). Data only.
 */
import { basis } from '#shared/domain/ids';
import type { StageRule } from '../profile';

export const XJ_STAGES: readonly StageRule[] = [
  {
    type: 'FIRST',
    publicity: 'always',
    code: 'new',
    tag: 'LAW',
    basis: basis('XJR-12-1', 'XJR-13-1', 'XJR-17-1'),
  },
  // XJR-13-1 exempts no type from the notice; that the code stays is our reading.
  {
    type: 'CHANGE',
    publicity: 'always',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('XJR-12-1', 'XJR-13-1', 'XJR-16-1'),
  },
  {
    type: 'CORRECT',
    publicity: 'always',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('XJR-12-1', 'XJR-13-1', 'XJR-16-1'),
  },
  // Ten working days for the whole cancellation leave no room for ten of notice.
  {
    type: 'CANCEL',
    publicity: 'never',
    code: 'none',
    tag: 'INTERP',
    basis: basis('XJR-12-1', 'NDR-9-17'),
  },
  {
    type: 'RENEW',
    publicity: 'never',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('XJR-19-3', 'XJR-19-4'),
  },
  { type: 'EXPIRE', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('XJR-19-5') },
  {
    // 公告 of the decision (XJR-23-2) is a paper of its own and no 公示 before it.
    type: 'REVOKE',
    publicity: 'never',
    code: 'none',
    tag: 'INTERP',
    basis: basis('XJR-23-2', 'NDR-20-1'),
  },
  { type: 'SHORTEN', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('XJR-19-2') },
  { type: 'RESTORE', publicity: 'never', code: 'none', tag: 'DESIGN', basis: basis('XJR-23-2') },
];
