/**
 * Enter on an entry of a menu chooses it and is used up by that. The browser would press whatever has the focus next,
 * and in a dialog that opens that is its closing button.
 */
import type { SyntheticEvent } from 'react';

/** For `onClick` of a menu. */
export function spendEnter({ domEvent }: { readonly domEvent: SyntheticEvent }): void {
  domEvent.preventDefault();
}
