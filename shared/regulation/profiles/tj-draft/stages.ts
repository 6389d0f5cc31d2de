/** Stages by type in the Tianjin draft: public notice only for open data or authorised operation (TJR-20-1). Data only. */
import { basis } from '#shared/domain/ids';
import type { StageRule } from '../profile';

export const TJ_STAGES: readonly StageRule[] = [
  {
    type: 'FIRST',
    publicity: 'openOrAuthorised',
    code: 'new',
    tag: 'LAW',
    basis: basis('TJR-17-1', 'TJR-20-1', 'TJR-22-1'),
  },
  // The notice is the text's; that the certificate number stays is our reading.
  {
    type: 'CHANGE',
    publicity: 'openOrAuthorised',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('TJR-17-1', 'TJR-20-1'),
  },
  {
    type: 'CORRECT',
    publicity: 'openOrAuthorised',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('TJR-17-1', 'TJR-20-1'),
  },
  {
    type: 'CANCEL',
    publicity: 'never',
    code: 'none',
    tag: 'INTERP',
    basis: basis('TJR-17-1', 'NDR-9-17'),
  },
  {
    type: 'RENEW',
    publicity: 'never',
    code: 'kept',
    tag: 'INTERP',
    basis: basis('TJR-22-2', 'NDR-15-3', 'NDR-15-4'),
  },
  { type: 'EXPIRE', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('TJR-22-2', 'NDR-15-5') },
  { type: 'REVOKE', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('TJR-29-1', 'NDR-20-1') },
  { type: 'SHORTEN', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('TJR-12-2') },
  { type: 'RESTORE', publicity: 'never', code: 'none', tag: 'INTERP', basis: basis('TJR-29-5') },
];
