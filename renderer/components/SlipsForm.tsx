/** Types the written recovery key back; the service tries it on the store. It is kept nowhere. */
import { Button, Form, Input } from 'antd';
import { newCommandId } from '../bridge/client';
import { SETUP as W } from '../text/setup';
import { FailureNotice } from './FailureNotice';
import { useCommand } from './use-command';

interface RecoveryKeyFormProps {
  readonly onConfirmed: () => void;
}

export function RecoveryKeyForm({ onConfirmed }: RecoveryKeyFormProps) {
  const { run, busy, failure } = useCommand('desk.confirmRecoveryKey');
  const confirm = async (recoveryKey: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), recoveryKey: recoveryKey.trim() });
    if (answer?.ok) onConfirmed();
  };
  return (
    <Form<{ recoveryKey: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ recoveryKey }) => void confirm(recoveryKey)}
    >
      <Form.Item
        name="recoveryKey"
        label={W.typeBack}
        extra={W.typeBackHelp}
        rules={[{ required: true, whitespace: true, message: W.missing(W.recoveryKey) }]}
      >
        <Input.TextArea rows={2} className="rd-code" autoComplete="off" spellCheck={false} maxLength={200} />
      </Form.Item>
      <FailureNotice failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {W.confirmKey}
      </Button>
    </Form>
  );
}
