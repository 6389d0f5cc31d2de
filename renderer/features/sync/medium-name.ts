/** How a medium, and the room on it, are called on the screen. */
import { sizeOf } from '../../components/byte-size';
import { MEDIA as W } from '../../text/sync';

/** Its label; of one without, that the system told none. */
export const mediumName = ({ label }: { readonly label: string }): string =>
  label === '' ? W.unlabelled : label;

/** Its free room; of one that does not answer, that. */
export const mediumRoom = ({ free }: { readonly free: number | null }): string =>
  free === null ? W.unknownFree : sizeOf(free);
