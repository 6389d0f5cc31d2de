/**
 * Puts the cursor into the first field of the dialog that just opened. antd gives the focus to the first
 * thing that can have it, which is the close button: one more key for everybody who types.
 */

/** For `afterOpenChange` of a dialog. Does nothing when the dialog closes or has no field. */
export function focusFirstField(open: boolean): void {
  if (!open) return;
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"]');
  const field = dialogs[dialogs.length - 1]?.querySelector<HTMLElement>('input, textarea, select');
  field?.focus();
}
