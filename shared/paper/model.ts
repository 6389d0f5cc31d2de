/**
 * What stands on a letter, apart from how it looks: the sheet component draws every model the same way
 * on screen and on paper. A model is complete: the sheet adds no words of law by itself.
 */
import { z } from 'zod';
import { PAPER_IDS } from './document-id';

const labelled = z.object({ label: z.string(), value: z.string() });

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('facts'), rows: z.array(labelled) }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(
      z.object({ title: z.string(), width: z.number().describe('share of the width, 1–100') }),
    ),
    rows: z.array(z.array(z.string())),
  }),
  /** A query code in groups of four for reading. */
  z.object({ kind: z.literal('code'), label: z.string(), code: z.string() }),
  z.object({ kind: z.literal('note'), text: z.string() }),
]);

export const documentModel = z.object({
  id: z.enum(PAPER_IDS),
  title: z.string(),
  /** 发文字号; null in a preview before the number is drawn. */
  number: z.string().nullable(),
  /** Words across the page. Empty only for a final document. */
  banners: z.array(z.enum(['练习', '作废', '待裁决', '待自治区确认', '预览'])),
  addressee: z.string().nullable(),
  blocks: z.array(block),
  qr: z.object({ text: z.string(), caption: z.string() }).nullable(),
  signature: z.object({ office: z.string(), date: z.string() }),
  /** Small lines at the foot: case number, contact, copies. */
  footer: z.array(z.string()),
});

export type DocumentModel = z.infer<typeof documentModel>;
export type DocumentBlock = DocumentModel['blocks'][number];
export type DocumentBanner = DocumentModel['banners'][number];
