/** Parts that the papers of the exchange share: long numbers as people compare them, and room for signatures. */
import { formatLong, type LocalDate } from '#shared/domain/local-date';
import { facts } from './blocks';
import { DATE_TO_WRITE } from './letter';
import type { DocumentBlock, DocumentModel } from './model';

const GROUP = 4;

/** A hash or an id in groups of four signs, to be compared by eye. */
export const inGroups = (hex: string): string =>
  (hex.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join(' ');

/** `12 345 字节`: sizes on paper are exact, so that a copy can be held against them. */
export const exactBytes = (bytes: number): string =>
  `${bytes.toLocaleString('en').replaceAll(',', ' ')} 字节`;

/** Room for a name and a date written by hand. */
export const SIGNATURE_ROOM = `　\n　　　　　${DATE_TO_WRITE}`;

/** Columns of a table of parts. */
export const PART_COLUMNS: readonly (readonly [title: string, width: number])[] = [
  ['卷号', 9],
  ['大小', 21],
  ['校验值（SHA-256）', 62],
];

/** Who carries what on which day, with room for what is written by hand. */
export const handedOver = ({
  medium,
  carrier,
  carriedOn,
}: {
  readonly medium: string;
  readonly carrier: string;
  readonly carriedOn: LocalDate | null;
}): DocumentBlock =>
  facts([
    ['介质', medium === '' ? '　' : medium],
    ['携带人', carrier === '' ? '　' : carrier],
    ['携带日期', carriedOn === null ? '　' : formatLong(carriedOn)],
    ['移交人签名', SIGNATURE_ROOM],
    ['携带人签名', SIGNATURE_ROOM],
    ['接收人签名', SIGNATURE_ROOM],
  ]);

/** What a slip's code says of its bundle, to be held against what a desk has. */
export const slipCode = ({
  bundleId,
  number,
  parts,
  wholeHash,
}: {
  readonly bundleId: string;
  readonly number: string;
  readonly parts: number;
  readonly wholeHash: string;
}): DocumentModel['qr'] => ({
  text: `${SLIP_CODE};${bundleId};${number};${parts};${wholeHash}`,
  caption: '扫码核对',
});

/** How codes of slips and of signed months begin. */
export const SLIP_CODE = 'RSB-SLIP/1';
export const MONTH_CODE = 'RSB-MONTH/1';
