/**
 * The journal, format 2: the only truth of a store. Nothing reports success here before the bytes are flushed,
 * and nothing damaged is ever repaired in silence. This file is the door; the bytes are told of in `segment.ts`
 * and `record.ts`.
 */
export type * from './journal-types';
