/** Makes the model of any document of the main path. Pure: same context, same model. */
import { buildReceipt } from './d02-receipt';
import { buildAcceptance } from './d04-acceptance';
import { buildCorrection } from './d05-correction';
import { buildPublicNotice } from './d13-public-notice';
import { buildResult } from './d21-result';
import type { DocumentContext } from './document-context';
import { type Built, notReady } from './letter';

/**
 * What stands on `context.document`, as issued or as preview. Refused while the case lacks what the letter
 * must say, or while a due date on it is 待核. @throws when `issued` is of another document: that is a bug.
 */
export function buildDocument(context: DocumentContext): Built {
  if (context.issued !== null && context.issued.document !== context.document)
    throw new Error(`issue of ${context.issued.document} asked as ${context.document}`);
  switch (context.document) {
    case 'D02':
      return buildReceipt(context);
    case 'D04':
      return buildAcceptance(context);
    case 'D05':
      return buildCorrection(context);
    case 'D13':
      return buildPublicNotice(context);
    case 'D21':
      return buildResult(context);
    default:
      return notReady(context, '尚不能出具该文书。', '请按办理步骤出具。');
  }
}
