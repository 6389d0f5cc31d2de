/** Records the document that gives a county office agency functions, and its filing at the region. */
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { DateEntry } from '../../components/form/DateEntry';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useDesk } from '../../stores/desk-store';
import { ADMIN as W } from '../../text/admin';
import { SETUP } from '../../text/setup';

interface Values {
  readonly documentNumber: string;
  readonly filingReference: string;
}

const rule = (label: string) => [
  { required: true, whitespace: true, min: 4, message: SETUP.tooShort(label, 4) },
  { max: 60, message: SETUP.tooLong(label, 60) },
];

export function DesignationForm() {
  const [form] = Form.useForm<Values>();
  const [date, setDate] = useState<LocalDate | null>(null);
  const [wrongDate, setWrongDate] = useState(false);
  const { run, busy, failure } = useCommand('office.recordDesignation');
  const { message } = App.useApp();
  const record = async (values: Values): Promise<void> => {
    setWrongDate(date === null);
    if (date === null) return;
    const answer = await run({ commandId: newCommandId(), ...values, documentDate: date });
    if (!answer?.ok) return;
    message.success(W.recorded);
    await useDesk.getState().load();
  };
  useMainAction(W.record, () => form.submit());
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 420 }}
      initialValues={{ documentNumber: '', filingReference: '' }}
      onFinish={(values) => void record(values)}
      onFinishFailed={() => setWrongDate(date === null)}
    >
      <Form.Item name="documentNumber" label={W.documentNumber} rules={rule(W.documentNumber)}>
        <Input />
      </Form.Item>
      <Form.Item
        label={W.documentDate}
        htmlFor="rd-designation-date"
        required
        {...(wrongDate ? { validateStatus: 'error' as const, help: W.badDate } : {})}
      >
        <DateEntry
          id="rd-designation-date"
          value={date ?? ''}
          onChange={setDate}
          invalid={wrongDate}
          required
        />
      </Form.Item>
      <Form.Item name="filingReference" label={W.filingReference} rules={rule(W.filingReference)}>
        <Input />
      </Form.Item>
      <FailureNotice failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {W.record}
      </Button>
    </Form>
  );
}
