/**
 * D20 登记结果告知: what the procedure came to. A first registration tells the code and the four items
 * (XJR-17-1, XJR-19-1); every other type tells what became of the item in the register.
 */
import { assertNever } from '#shared/lib/assert-never';
import { restoredResult, shortenedResult } from './d20-agency';
import { changedResult, renewedResult } from './d20-application';
import { firstResult } from './d20-first';
import type { DocumentContext } from './document-context';
import { type Built, notReady } from './letter';

export function buildNoticeOfResult(context: DocumentContext): Built {
  const { caseType } = context.state;
  switch (caseType) {
    case 'FIRST':
      return firstResult(context);
    case 'CHANGE':
    case 'CORRECT':
      return changedResult(context);
    case 'RENEW':
      return renewedResult(context);
    case 'SHORTEN':
      return shortenedResult(context);
    case 'RESTORE':
      return restoredResult(context);
    case 'CANCEL':
    case 'EXPIRE':
    case 'REVOKE':
      return notReady(context, '该类型的案件没有登记结果告知。', '注销、撤销的结果见相应的通知书和决定书。');
    default:
      return assertNever(caseType, 'case type');
  }
}
