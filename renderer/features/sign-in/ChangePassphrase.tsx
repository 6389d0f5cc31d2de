/** Changing the own passphrase: by choice from the person's menu, or before anything else when another chose it. */
import { App, Button, Form, Input, Modal } from 'antd';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { focusFirstField } from '../../components/focus-first-field';
import { PassphraseFields } from '../../components/PassphraseFields';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { SHELL } from '../../text/shell';
import { SIGN_IN as W } from '../../text/sign-in';

interface Typed {
  readonly current: string;
  readonly passphrase: string;
}

function ChangeForm({ onDone }: { readonly onDone: () => void }) {
  const { run, busy, failure } = useCommand('session.changePassphrase');
  const { message } = App.useApp();
  const change = async ({ current, passphrase }: Typed): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), current, next: passphrase });
    if (!answer?.ok) return;
    message.success(W.changed);
    onDone();
  };
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => void change(typed)}>
      <Form.Item
        name="current"
        label={W.currentPassphrase}
        rules={[{ required: true, message: W.passphraseMissing }]}
      >
        <Input.Password autoFocus autoComplete="off" maxLength={200} visibilityToggle={false} />
      </Form.Item>
      <PassphraseFields />
      <FailureNotice failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {W.change}
      </Button>
    </Form>
  );
}

/** The page that stands before the desk while the passphrase is one that somebody else chose. */
export function ChangePassphrasePage() {
  const { load, leave } = useDesk();
  return (
    <main className="rd-door">
      <section className="rd-door-card" aria-labelledby="rd-door-title">
        <p className="rd-door-product">{SHELL.product}</p>
        <h1 id="rd-door-title">{W.change}</h1>
        <p className="rd-quiet">{W.mustChange}</p>
        <ChangeForm onDone={() => void load()} />
        <p>
          <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => void leave('asked')}>
            {SHELL.signOut}
          </Button>
        </p>
      </section>
    </main>
  );
}

interface ModalProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function ChangePassphraseModal({ open, onClose }: ModalProps) {
  return (
    <Modal
      open={open}
      title={W.change}
      footer={null}
      onCancel={onClose}
      afterOpenChange={focusFirstField}
      destroyOnHidden
    >
      <ChangeForm onDone={onClose} />
    </Modal>
  );
}
