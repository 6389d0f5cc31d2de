/** How bundles are spoken of. */

import type { DeskViews } from '#shared/journal/desk-views';
import type { BundleHeader } from './header';

const DIGITS = 4;

/** `B-0042`: the number of a bundle among those from one agency to another. */
export const spokenNumber = (pairSeq: number): string => `B-${String(pairSeq).padStart(DIGITS, '0')}`;

/** The number of a bundle towards this agency; 0 for one that is for a single station. */
export const numberTo = ({ to }: Pick<BundleHeader, 'to'>, { office }: DeskViews): number =>
  to.find(({ agency }) => agency === office?.division)?.pairSeq ?? 0;
