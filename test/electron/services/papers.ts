/** Looks at the papers of cases through the door, and remembers how each read when it was first seen. */
import { expect } from 'vitest';
import type { DocumentView } from '#shared/contract/views';
import type { DocumentId } from '#shared/paper/document-id';
import type { DocumentModel } from '#shared/paper/model';
import type { DeskWalk } from '../../helpers/desk-walk';

export type Step = Parameters<DeskWalk['step']>[2];
type Issued = DocumentView & { readonly number: string };

/** All words of a paper but the banners, which tell what became of it. */
export const wordsOf = ({ banners: _banners, ...words }: DocumentModel): string => JSON.stringify(words);

export class Papers {
  readonly seen = new Map<string, { caseId: string; document: DocumentId; text: string }>();

  constructor(private readonly walk: () => DeskWalk) {}

  readonly model = (caseId: string, document: DocumentId, number: string | null): Promise<DocumentModel> =>
    this.walk().must('clerk', 'documents.model', { caseId, document, number });

  readonly issued = async (caseId: string): Promise<readonly Issued[]> =>
    (await this.walk().must('clerk', 'documents.list', { caseId })).documents.flatMap((row) =>
      row.number === null ? [] : [{ ...row, number: row.number }],
    );

  /** The number that was drawn last for a kind of paper. */
  readonly numberOf = async (caseId: string, document: DocumentId): Promise<string> =>
    (await this.issued(caseId)).findLast((row) => row.document === document)?.number ?? '';

  /** Looks at new papers of a case. */
  async look(caseId: string): Promise<void> {
    for (const { document, number } of await this.issued(caseId))
      if (!this.seen.has(number))
        this.seen.set(number, {
          caseId,
          document,
          text: wordsOf(await this.model(caseId, document, number)),
        });
  }

  /** Looks at every paper again: none has changed. */
  async lookAgain(): Promise<void> {
    for (const [number, { caseId, document, text }] of this.seen)
      expect(wordsOf(await this.model(caseId, document, number)), `${document} ${number}`).toBe(text);
  }

  /** The kinds of papers seen. */
  get kinds(): ReadonlySet<DocumentId> {
    return new Set([...this.seen.values()].map(({ document }) => document));
  }
}
