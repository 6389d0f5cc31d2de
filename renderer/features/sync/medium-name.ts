/** How a medium is called on the screen. */
import { MEDIA as W } from '../../text/sync';

/** Its label; of one without, that the system told none. */
export const mediumName = ({ label }: { readonly label: string }): string =>
  label === '' ? W.unlabelled : label;
