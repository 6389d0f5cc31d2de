/** A new passphrase typed twice. Both leave their form only in the call. */
import { Form, Input } from 'antd';
import { SIGN_IN as W } from '../text/sign-in';

/** Fields `passphrase` and `again`, which must agree. */
export function PassphraseFields() {
  return (
    <>
      <Form.Item
        name="passphrase"
        label={W.newPassphrase}
        rules={[{ required: true, message: W.passphraseMissing }]}
      >
        <Input.Password autoComplete="off" maxLength={200} visibilityToggle={false} />
      </Form.Item>
      <Form.Item
        name="again"
        label={W.newPassphraseAgain}
        dependencies={['passphrase']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error(W.passphrasesDiffer)),
          }),
        ]}
      >
        <Input.Password autoComplete="off" maxLength={200} visibilityToggle={false} />
      </Form.Item>
    </>
  );
}
