/** Account and passphrase. The passphrase leaves this form only in the call. */
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { SIGN_IN as W } from '../../text/sign-in';

interface PassphraseFormProps {
  /** Prefilled when the desk was locked. */
  readonly account: string;
  readonly busy: boolean;
  /** How often signing in failed here: each time the passphrase is asked for anew. */
  readonly failures: number;
  readonly onSubmit: (account: string, passphrase: string) => void;
}

export function PassphraseForm({ account, busy, failures, onSubmit }: PassphraseFormProps) {
  const [form] = Form.useForm<{ account: string; passphrase: string }>();
  useEffect(() => {
    if (failures === 0) return;
    // Not resetFields: that makes the field anew, and the cursor would stand in the one that is gone.
    form.setFields([{ name: 'passphrase', value: '', errors: [], touched: false }]);
    form.getFieldInstance('passphrase')?.focus();
  }, [failures, form]);
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ account, passphrase: '' }}
      onFinish={({ account: typed, passphrase }) => onSubmit(typed.trim(), passphrase)}
    >
      <Form.Item
        name="account"
        label={W.account}
        rules={[{ required: true, whitespace: true, message: W.accountMissing }]}
      >
        <Input autoFocus={account === ''} autoComplete="off" spellCheck={false} maxLength={32} />
      </Form.Item>
      <Form.Item
        name="passphrase"
        label={W.passphrase}
        rules={[{ required: true, message: W.passphraseMissing }]}
      >
        <Input.Password
          autoFocus={account !== ''}
          autoComplete="off"
          maxLength={200}
          visibilityToggle={false}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {busy ? W.opening : W.signIn}
      </Button>
    </Form>
  );
}
