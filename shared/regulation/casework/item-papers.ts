/**
 * Papers of cases on an item that another case made: a change, a renewal, an end. They state the code of the item and
 * its validity; the region says these otherwise in the case that made it, and papers that state another are void as
 * those of that case are (workflow 9.3, XJR-17-1). A paper says itself what it states, whoever knew what when it was
 * issued: one that states what stands counts.
 */
import type { AccountId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';
import { type DocumentId, STATING_CODE } from '#shared/paper/document-id';
import type { RegisterEntry } from '../register/entry';
import { type Fall, withFall } from './fallen-paper';
import { type OfCoding, OVERTAKEN_BECAUSE, STATING } from './overtaken-papers';
import type { IssuedDocument } from './records';
import type { CaseState } from './state';

/** An item with the case that made it, in which the region speaks of it. */
export interface ItemSaid {
  readonly item: Pick<RegisterEntry, 'code' | 'codedAt'>;
  readonly maker: Pick<CaseState, 'code' | 'regionDates'>;
  /** Codes of that case which gave way to another where two met (C10). */
  readonly lost: readonly Word[];
}

/** A word of the region in the place of `former`. */
export interface Word {
  readonly former: string;
  readonly on: LocalDate;
  readonly by: AccountId;
}

/** What a paper of a case says that it states of the item; nothing where it states no code. */
export const statedOn = (
  document: DocumentId,
  target: CaseState['target'],
  entry: RegisterEntry | null,
): Pick<IssuedDocument, 'item'> =>
  target === null || entry === null || !STATING_CODE.includes(document)
    ? {}
    : { item: { code: entry.code, codedAt: entry.codedAt } };

/** Whether a paper of the case fell by the region's word on its item, and none like it counts. */
export const lacksResult = ({ documents }: Pick<CaseState, 'documents'>): boolean =>
  documents.some(
    ({ document, voided }) =>
      STATING_CODE.includes(document) &&
      voided?.recalled !== undefined &&
      REASONS.includes(voided.reason) &&
      !documents.some((other) => other.document === document && other.voided === null),
  );

/** Papers of a later case as they stand by what is said of its item; null: nothing is known of it. */
export function withItemSaid(
  papers: readonly IssuedDocument[],
  said: ItemSaid | null,
): readonly IssuedDocument[] {
  const now = papers.map((paper) =>
    paper.disputed === true || !STATING_CODE.includes(paper.document)
      ? paper
      : withFall(paper, said && fallOf(paper, said), REASONS),
  );
  return now.every((paper, at) => paper === papers[at]) ? papers : now;
}

const REASONS: readonly string[] = Object.values(OVERTAKEN_BECAUSE);

/** Why a paper is void; null while it states what stands. */
function fallOf(paper: IssuedDocument, { item, maker, lost }: ItemSaid): Fall | null {
  const replaced = (maker.code?.replaced ?? []).map(({ code, on, by }): Word => ({ former: code, on, by }));
  // Of two codes that met, a paper that says none may state either.
  const codes = paper.item === undefined ? replaced : [...lost, ...replaced];
  const days = maker.regionDates.filter(({ name }) => name === 'codedAt');
  return (
    by('code', codes, item.code, paper.item?.code, paper) ??
    by('date', days, item.codedAt, paper.item?.codedAt, paper)
  );
}

/** The last word that took the place of what a paper states; one that does not say it states what stood on its day. */
function by(
  what: OfCoding,
  words: readonly Word[],
  stands: string,
  said: string | undefined,
  { document, date }: IssuedDocument,
): Fall | null {
  if (!STATING[what].includes(document)) return null;
  const stated = said ?? words.find(({ on }) => on >= date)?.former ?? stands;
  const word = stated === stands ? undefined : words.findLast(({ former }) => former === stated);
  return word === undefined ? null : { reason: OVERTAKEN_BECAUSE[what], on: word.on, by: word.by };
}
