/** Parts that the papers of the exchange share: long numbers as people compare them, and room for signatures. */
import { DATE_TO_WRITE } from './letter';

const GROUP = 4;

/** A hash or an id in groups of four signs, to be compared by eye. */
export const inGroups = (hex: string): string =>
  (hex.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? []).join(' ');

/** `12 345 字节`: sizes on paper are exact, so that a copy can be held against them. */
export const exactBytes = (bytes: number): string =>
  `${bytes.toLocaleString('en').replaceAll(',', ' ')} 字节`;

/** Room for a name and a date written by hand. */
export const SIGNATURE_ROOM = `　\n　　　　　${DATE_TO_WRITE}`;
