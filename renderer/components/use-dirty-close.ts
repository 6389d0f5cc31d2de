/**
 * Closing a dialog in which something was typed asks first: one Esc too many must not lose a text. What is only
 * chosen is chosen again as quickly, so nobody is asked for it. It saves nothing.
 */
import { App } from 'antd';
import { type FocusEvent, useRef, useState } from 'react';
import { COMMON } from '../text/common';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** A field for text; the search of a list of choices is none. */
const isTextField = (target: EventTarget): target is TextField =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement &&
    ['text', 'password'].includes(target.type) &&
    target.getAttribute('role') !== 'combobox');

export interface DirtyClose {
  /** Closes at once when nothing was typed; else asks. */
  readonly close: () => void;
  /** The question is on the screen: nothing else is to be done by key. */
  readonly isAsking: boolean;
  /** For the element around the fields: what stands in a field when somebody comes to it was not typed here. */
  readonly onFocus: (event: FocusEvent) => void;
}

/** Puts the question between the ways to close a dialog and `onClose`. */
export function useDirtyClose(onClose: () => void): DirtyClose {
  const before = useRef(new Map<TextField, string>());
  const [isAsking, setAsking] = useState(false);
  const { modal } = App.useApp();
  const isDirty = (): boolean =>
    [...before.current].some(([field, was]) => field.isConnected && field.value.trim() !== was.trim());
  const close = (): void => {
    if (!isDirty()) {
      onClose();
      return;
    }
    setAsking(true);
    modal.confirm({
      title: COMMON.discardTitle,
      okText: COMMON.discard,
      cancelText: COMMON.keepWriting,
      // A thoughtless Enter keeps the text.
      autoFocusButton: 'cancel',
      onOk: onClose,
      afterClose: () => setAsking(false),
    });
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (isTextField(target) && !before.current.has(target)) before.current.set(target, target.value);
  };
  return { close, isAsking, onFocus };
}
