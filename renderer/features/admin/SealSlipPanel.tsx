/** The daily seal slip: made and printed, and a written one held against the records. */
import { Button, Descriptions, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { beijingDate, beijingTime } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { useDesk } from '../../stores/desk-store';
import { SLIP as W } from '../../text/backup';
import './SealSlip.css';

interface Typed {
  readonly number: number;
  readonly characters: string;
}

export function SealSlipPanel() {
  const making = useCommand('store.sealSlip');
  const checking = useCommand('store.checkSlip');
  const [slip, setSlip] = useState<CallOutput<'store.sealSlip'> | null>(null);
  const [result, setResult] = useState<'held' | 'typo' | 'newer' | null>(null);
  const office = useDesk((desk) => desk.state?.office?.name ?? '');
  const make = async (): Promise<void> => {
    const answer = await making.run({ commandId: newCommandId() });
    if (answer?.ok) setSlip(answer.value);
  };
  const check = async ({ number, characters }: Typed): Promise<void> => {
    setResult(null);
    const answer = await checking.run({ commandId: newCommandId(), number, characters: characters.trim() });
    if (!answer?.ok) return;
    setResult(answer.value.result);
    await useDesk.getState().load();
  };
  return (
    <section className="rd-card" aria-label={W.title}>
      <h2>{W.title}</h2>
      <p className="rd-quiet">{W.note}</p>
      <Button onClick={() => void make()} loading={making.busy}>
        {W.make}
      </Button>
      <FailureNotice failure={making.failure} />
      {slip ? (
        <div className="rd-seal-slip" role="status">
          <Descriptions
            size="small"
            bordered
            column={1}
            title={`${office} ${W.title}`}
            items={[
              { key: 'number', label: W.number, children: slip.number },
              {
                key: 'characters',
                label: W.characters,
                children: <strong className="rd-code">{slip.characters}</strong>,
              },
              { key: 'at', label: W.at, children: `${beijingDate(slip.at)} ${beijingTime(slip.at)}` },
              { key: 'entries', label: W.entries, children: `${slip.entries} 条` },
            ]}
          />
          <Button className="rd-seal-slip-print" onClick={() => window.print()}>
            {W.print}
          </Button>
        </div>
      ) : null}
      <h3 className="rd-section-title" style={{ marginBlock: '16px 8px' }}>
        {W.check}
      </h3>
      <Form<Typed> layout="inline" requiredMark={false} onFinish={(typed) => void check(typed)}>
        <Form.Item name="number" label={W.number} rules={[{ required: true, message: W.missing }]}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item
          name="characters"
          label={W.characters}
          rules={[{ required: true, whitespace: true, min: 8, max: 20, message: W.missing }]}
        >
          <Input className="rd-code" autoComplete="off" spellCheck={false} style={{ width: 140 }} />
        </Form.Item>
        <Button htmlType="submit" loading={checking.busy}>
          {W.checkDo}
        </Button>
      </Form>
      <FailureNotice failure={checking.failure} />
      <p role="status">{result === null ? '' : W[result]}</p>
    </section>
  );
}
