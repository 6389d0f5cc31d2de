/**
 * The dialog of one step of a case: what will happen, the fields the step needs, its refusal, and the exact
 * verb as the button (also Ctrl+Enter). It judges nothing.
 */
import { Modal } from 'antd';
import { type FormEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { COMMON } from '../text/common';
import { FailureNotice } from './FailureNotice';
import { focusFirstField } from './focus-first-field';
import './form/form.css';
import './StepDialog.css';
import { useDirtyClose } from './use-dirty-close';
import { useMainAction } from './use-main-action';

export interface StepDialogProps {
  /** Repeats the object of the step. */
  readonly title: string;
  readonly okLabel: string;
  /** What leaving it is called where that is not 取消, as in the second part of something. */
  readonly closeLabel?: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly width?: number;
  /** While false it is not carried out: what has to be read before it is not there yet. */
  readonly isReady?: boolean;
  /** While true it cannot be closed: what runs would go on unseen. */
  readonly isHeld?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Distance from the top of the window, in pixels. */
const TOP = 40;

/** Shown while mounted: the caller mounts it to open it. */
export function StepDialog(props: StepDialogProps) {
  const { isHeld = false, isReady = true } = props;
  const formId = useId();
  const armed = useArmed();
  const { close, isAsking, onFocus } = useDirtyClose(props.onClose);
  const ready = armed && isReady && !props.busy && !isAsking;
  useMainAction(props.okLabel, ready ? props.onSubmit : null, 'dialog');
  const pressedByPointer = useRef(false);
  const onClick = (event: MouseEvent) => {
    pressedByPointer.current = event.detail > 0;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready || (pressedByPointer.current && isReady && !props.busy)) props.onSubmit();
  };
  return (
    <Modal
      open
      title={props.title}
      width={props.width ?? 560}
      // Near the top: the verb of a long dialog is on the screen of an office.
      style={{ top: TOP }}
      okText={props.okLabel}
      cancelText={props.closeLabel ?? COMMON.cancel}
      okButtonProps={{
        ...{ htmlType: 'submit', form: formId, onClick },
        ...{ danger: props.danger ?? false, disabled: !isReady },
      }}
      confirmLoading={props.busy}
      mask={{ closable: false }}
      closable={!isHeld}
      keyboard={!isHeld}
      cancelButtonProps={{ disabled: isHeld }}
      onCancel={isHeld ? () => undefined : close}
      afterOpenChange={focusFirstField}
    >
      <form
        id={formId}
        className="step-dialog"
        aria-busy={!(armed && isReady)}
        onSubmit={submit}
        onFocus={onFocus}
        onKeyDown={(event) => {
          // Enter held down since before the dialog opened would submit it unread.
          if (event.key === 'Enter' && event.repeat) event.preventDefault();
        }}
        noValidate
      >
        {props.children}
        <FailureNotice failure={props.failure} />
      </form>
    </Modal>
  );
}

/**
 * How long a dialog is on the screen before a key carries it out, in milliseconds: a second press that was
 * meant for the page before must not decide it unread. The pointer has to find the verb first.
 */
const READING_MS = 500;

function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), READING_MS);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}

export interface DialogFieldProps {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string;
  readonly error?: string;
  readonly children: ReactNode;
}

/** A labelled field of a step dialog. The control inside carries the id. */
export function DialogField({ id, label, required = false, help, error = '', children }: DialogFieldProps) {
  return (
    <div className="dialog-field">
      <div>
        <label htmlFor={id} className={required ? 'field-label field-required' : 'field-label'}>
          {label}
        </label>
        {required ? <span className="visually-hidden">{COMMON.required}</span> : null}
      </div>
      {help ? <p className="field-help">{help}</p> : null}
      {children}
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
