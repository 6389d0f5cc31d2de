/** Procedures that look at cases: the view of one, its log, its papers. */
import { z } from 'zod';
import { blobHashField, caseIdField } from './fields';
import { query } from './procedure';
import { stepProcedures } from './steps';
import { caseView, historyLine } from './views';

export const caseProcedures = {
  ...stepProcedures,
  'cases.get': query(
    'case.read',
    'Everything a screen shows of a case.',
    z.strictObject({ caseId: caseIdField }),
    caseView,
  ),
  'cases.history': query(
    'case.read',
    'The log of a case, oldest first.',
    z.strictObject({ caseId: caseIdField }),
    z.object({ lines: z.array(historyLine) }),
  ),
  'cases.readAttachment': query(
    'case.read',
    'The bytes of an attachment of this case.',
    z.strictObject({ caseId: caseIdField, hash: blobHashField }),
    z.object({ content: z.string().describe('base64'), mediaType: z.string(), fileName: z.string() }),
  ),
} as const;
