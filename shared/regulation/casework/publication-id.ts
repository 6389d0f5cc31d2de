/**
 * 公示号: the id that the region's platform gave a public notice (form F14). No office makes one up: only the region says
 * it (XJR-5-2, XJR-16-1), and each is of one notice.
 */
import type { PublicationId } from '#shared/domain/ids';
import { codeKey } from '../register/code-key';
import { isLocalNumber } from '../register/code-shape';
import type { Notice } from './records';
import type { CaseState } from './state';

type Notices = Pick<CaseState, 'publicity' | 'earlierPublicity'>;

const ID = /^[0-9A-Za-z][0-9A-Za-z-]{3,63}$/;

/** Whether a text can be the id of a notice: 4 to 64 letters, digits and hyphens, and no local number of an office. */
export const hasPublicationIdForm = (text: string): boolean => ID.test(text) && !isLocalNumber(text);

/** The id of a notice; null while the region has not said it. */
export const publicationIdOf = (notice: Notice | null): PublicationId | null =>
  notice?.publicityInfoId?.value ?? null;

/** The notices of a case, the one that counts last. */
const noticesOf = ({ publicity, earlierPublicity }: Notices): readonly Notice[] => [
  ...earlierPublicity,
  ...(publicity ? [publicity] : []),
];

/** Which notice of the case counts, from 1; each that was broken off stands before it. */
export const noticeNumber = ({ earlierPublicity }: Notices): number => earlierPublicity.length + 1;

/** Ids that the notices of a case have. */
export const publicationIds = (state: Notices): readonly PublicationId[] =>
  noticesOf(state).flatMap((notice) => publicationIdOf(notice) ?? []);

/** Ids that its notices have or had: it is found by each of them. */
export const allPublicationIds = (state: Notices): readonly PublicationId[] =>
  noticesOf(state).flatMap(({ publicityInfoId }) =>
    publicityInfoId ? [...publicityInfoId.former, publicityInfoId.value] : [],
  );

/** The key under which a case is found by an id of a notice; letters that look alike make no other id. */
export const publishedKey = (id: string): string => `published/${codeKey(id)}`;

/** The id of a notice of the case by which a conflict of two cases is told (`publishedKey` ends its id); null: none any more. */
export const publicationIn = (state: Notices, conflict: string): PublicationId | null =>
  publicationIds(state).find((id) => conflict.endsWith(`/${publishedKey(id)}`)) ?? null;

/** Whether two ids are taken for one another. */
export const isSamePublication = (one: string, other: string): boolean => codeKey(one) === codeKey(other);
