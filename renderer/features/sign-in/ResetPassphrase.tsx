/** A forgotten passphrase is replaced here by means of two of the written slips. Neither is kept anywhere. */
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { focusFirstField } from '../../components/focus-first-field';
import { PassphraseFields } from '../../components/PassphraseFields';
import { SlipFields, type TypedSlips, typedSlips } from '../../components/SlipFields';
import { useCommand } from '../../components/use-command';
import { SIGN_IN as W } from '../../text/sign-in';

interface Typed extends TypedSlips {
  readonly account: string;
  readonly passphrase: string;
}

export function ResetPassphrase() {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const { run, busy, failure } = useCommand('desk.resetPassphrase');
  const reset = async ({ account, passphrase, ...slips }: Typed): Promise<void> => {
    const input = {
      commandId: newCommandId(),
      account: account.trim(),
      slips: typedSlips(slips),
      passphrase,
    };
    const answer = await run(input);
    if (!answer?.ok) return;
    setDone(true);
    setOpen(false);
  };
  return (
    <>
      <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {W.reset}
      </Button>
      {done ? <span role="status">{W.resetDone}</span> : null}
      <Modal
        open={open}
        title={W.reset}
        footer={null}
        onCancel={() => setOpen(false)}
        afterOpenChange={focusFirstField}
        destroyOnHidden
      >
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void reset(typed)}>
          <Form.Item
            name="account"
            label={W.account}
            rules={[{ required: true, whitespace: true, message: W.accountMissing }]}
          >
            <Input autoComplete="off" spellCheck={false} maxLength={32} />
          </Form.Item>
          <SlipFields />
          <PassphraseFields />
          <FailureNotice failure={failure} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {W.reset}
          </Button>
        </Form>
      </Modal>
    </>
  );
}
