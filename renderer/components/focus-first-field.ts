/**
 * Puts the cursor into the first field of the dialog that just opened. antd gives the focus to the first
 * thing that can have it, which is the close button: one more key for everybody who types.
 */

/** For `afterOpenChange` of a dialog; without a field its verb has the cursor. Does nothing when it closes. */
export function focusFirstField(open: boolean): void {
  if (!open) return;
  const dialogs = document.querySelectorAll('[role="dialog"][aria-modal="true"]');
  const dialog = dialogs[dialogs.length - 1];
  const field =
    dialog?.querySelector<HTMLElement>('input, textarea, select') ??
    dialog?.querySelector<HTMLElement>('button[type="submit"]');
  field?.focus();
}
