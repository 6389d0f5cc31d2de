/** A store that came from elsewhere: the reason, and it goes on here. */
import { App, Button, Form, Input } from 'antd';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { HOME as W } from '../../text/backup';

export function ContinuePanel({ onDone }: { readonly onDone: () => void }) {
  const { run, busy, failure } = useCommand('store.continueHere');
  const { message } = App.useApp();
  const go = async (reason: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), reason: reason.trim() });
    if (!answer?.ok) return;
    message.success(W.done);
    await useDesk.getState().load();
    onDone();
  };
  return (
    <section className="rd-card" aria-label={W.title}>
      <h2>{W.title}</h2>
      <p>{W.note}</p>
      <Form layout="vertical" onFinish={({ reason }: { reason: string }) => void go(reason)}>
        <Form.Item
          name="reason"
          label={W.reason}
          rules={[{ required: true, whitespace: true, min: 2, max: 300, message: W.reasonMissing }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        <FailureNotice failure={failure} />
        <Button type="primary" htmlType="submit" loading={busy}>
          {W.go}
        </Button>
      </Form>
    </section>
  );
}
