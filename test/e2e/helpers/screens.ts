// The screens that `npm test` opened: one for each worker, so that no window takes the keyboard from another's.

/** Names of displays; none where the machine has a screen of its own. */
export const screens: readonly string[] = (process.env.DESK_SCREENS ?? '').split(' ').filter(Boolean);

/** Variables that put a window of this worker onto its screen. */
export function ownScreen(): { readonly DISPLAY?: string } {
  const display = screens[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  return display === undefined ? {} : { DISPLAY: display };
}
