/** Records the 备案 of a prefecture agency at the region (XJR-5-4). */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { DateEntry } from '../../components/form/DateEntry';
import { useCommand } from '../../components/use-command';
import { ADMIN as W } from '../../text/admin';

export function FilingForm() {
  const [form] = Form.useForm<{ readonly reference: string }>();
  const [date, setDate] = useState<LocalDate | null>(null);
  const [wrongDate, setWrongDate] = useState(false);
  const { run, busy, failure } = useCommand('office.recordFiling');
  const { message } = App.useApp();
  const record = async (reference: string): Promise<void> => {
    setWrongDate(date === null);
    if (date === null) return;
    const answer = await run({ commandId: newCommandId(), reference, date });
    if (!answer?.ok) return;
    message.success(W.filed);
    form.resetFields();
    setDate(null);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 420 }}
      initialValues={{ reference: '' }}
      onFinish={({ reference }) => void record(reference)}
      onFinishFailed={() => setWrongDate(date === null)}
    >
      <Form.Item
        name="reference"
        label={W.filingReference}
        rules={[{ required: true, whitespace: true, min: 2, max: 100, message: W.filingMissing }]}
      >
        <Input />
      </Form.Item>
      <Form.Item
        label={W.filingDate}
        htmlFor="rd-filing-date"
        required
        {...(wrongDate ? { validateStatus: 'error' as const, help: W.badDate } : {})}
      >
        <DateEntry id="rd-filing-date" value={date ?? ''} onChange={setDate} invalid={wrongDate} required />
      </Form.Item>
      <FailureNotice failure={failure} />
      <Button htmlType="submit" loading={busy}>
        {W.file}
      </Button>
    </Form>
  );
}
