/** Procedures of lists and papers: work queues, register, documents, samples. Lists are paged here. */
import { z } from 'zod';
import { DOCUMENT_IDS } from '#shared/paper/document-id';
import { documentModel } from '#shared/paper/model';
import { QUEUE_IDS } from '#shared/regulation/casework/queues';
import { caseIdField, commandIdField, nothing, pageField, text } from './fields';
import { command, query } from './procedure';
import { caseHeader, documentView } from './views';

export const listProcedures = {
  'worklist.counts': query(
    'case.read',
    'Numbers on the left bar and the tiles.',
    nothing,
    z.object({
      queues: z.array(
        z.object({ queue: z.enum(QUEUE_IDS), title: z.string(), count: z.number(), mine: z.boolean() }),
      ),
      today: z.number(),
      soon: z.number(),
      overdue: z.number(),
      unconfirmed: z.number(),
      /** Cases in which what offices did apart contradicts and nobody has decided it. */
      conflicts: z.number(),
      mine: z.number(),
      /** The open case whose deadline in law comes first, or is longest overdue. */
      nextDue: caseHeader.nullable(),
    }),
  ),
  'worklist.list': query(
    'case.read',
    'Cases of a queue or tile: overdue first, then by due date, then by receipt.',
    z.strictObject({
      queue: z.enum(['mine', 'all', ...QUEUE_IDS]),
      light: z.enum(['any', 'today', 'soon', 'overdue', 'unconfirmed', 'conflict']),
      text: text(100),
      page: pageField,
    }),
    z.object({ total: z.number(), unfiltered: z.number(), items: z.array(caseHeader) }),
  ),
  'documents.list': query(
    'case.read',
    'Documents of a case: issued ones and possible previews.',
    z.strictObject({ caseId: caseIdField }),
    z.object({ documents: z.array(documentView) }),
  ),
  'documents.recent': query(
    'case.read',
    'Issued documents of the office, newest first.',
    z.strictObject({ page: pageField }),
    z.object({
      total: z.number(),
      items: z.array(documentView.extend({ caseId: z.string(), caseNumber: z.string(), name: z.string() })),
    }),
  ),
  'documents.model': query(
    'case.read',
    'What stands on a document; `number` null gives the preview.',
    z.strictObject({
      caseId: caseIdField,
      document: z.enum(DOCUMENT_IDS),
      number: z.string().max(60).nullable(),
    }),
    documentModel,
  ),
  'documents.savePdf': command(
    'document.output',
    'Writes an issued document as PDF where the person chooses.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      document: z.enum(DOCUMENT_IDS),
      /** null only for papers that bear no number of the office. */
      number: z.string().max(60).nullable(),
    }),
    z.object({ fileName: z.string(), bytes: z.number() }),
  ),
  'documents.print': command(
    'document.output',
    'Sends an issued document to the printer.',
    z.strictObject({
      commandId: commandIdField,
      caseId: caseIdField,
      document: z.enum(DOCUMENT_IDS),
      /** null only for papers that bear no number of the office. */
      number: z.string().max(60).nullable(),
    }),
    z.object({ printed: z.boolean() }),
  ),
} as const;
