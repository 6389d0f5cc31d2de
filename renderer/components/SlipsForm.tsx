/** Types two of the written slips back; the service tries them on the store. They are kept nowhere. */
import { Button, Form } from 'antd';
import { newCommandId } from '../bridge/client';
import { SETUP as W } from '../text/setup';
import { FailureNotice } from './FailureNotice';
import { SlipFields, type TypedSlips, typedSlips } from './SlipFields';
import { useCommand } from './use-command';

interface SlipsFormProps {
  readonly onConfirmed: () => void;
}

export function SlipsForm({ onConfirmed }: SlipsFormProps) {
  const { run, busy, failure } = useCommand('desk.confirmSlips');
  const confirm = async (typed: TypedSlips): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), slips: typedSlips(typed) });
    if (answer?.ok) onConfirmed();
  };
  return (
    <Form<TypedSlips> layout="vertical" requiredMark={false} onFinish={(typed) => void confirm(typed)}>
      <SlipFields />
      <FailureNotice failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {W.confirmSlips}
      </Button>
    </Form>
  );
}
