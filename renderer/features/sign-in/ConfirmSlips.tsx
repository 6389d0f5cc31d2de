/** Slips that were never typed back (the program was closed) are compared here, before signing in. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { focusFirstField } from '../../components/focus-first-field';
import { SlipsForm } from '../../components/SlipsForm';
import { SHELL } from '../../text/shell';

export function ConfirmSlips() {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {SHELL.confirmSlips}
      </Button>
      {done ? <span role="status">{SHELL.slipsConfirmed}</span> : null}
      <Modal
        open={open}
        title={SHELL.confirmSlips}
        footer={null}
        onCancel={() => setOpen(false)}
        afterOpenChange={focusFirstField}
        destroyOnHidden
      >
        <SlipsForm
          onConfirmed={() => {
            setDone(true);
            setOpen(false);
          }}
        />
      </Modal>
    </>
  );
}
