/** A recovery key that was never typed back (the program was closed) is compared here, before signing in. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { focusFirstField } from '../../components/focus-first-field';
import { RecoveryKeyForm } from '../../components/RecoveryKeyForm';
import { SHELL } from '../../text/shell';

export function ConfirmKey() {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {SHELL.confirmKey}
      </Button>
      {done ? <span role="status">{SHELL.keyConfirmed}</span> : null}
      <Modal
        open={open}
        title={SHELL.confirmKey}
        footer={null}
        onCancel={() => setOpen(false)}
        afterOpenChange={focusFirstField}
        destroyOnHidden
      >
        <RecoveryKeyForm
          onConfirmed={() => {
            setDone(true);
            setOpen(false);
          }}
        />
      </Modal>
    </>
  );
}
