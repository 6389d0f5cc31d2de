/** Practice: which sample office, whether with sample applications, from which date. */
import { Button, Checkbox, Form, Radio } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import type { LocalDate } from '#shared/domain/local-date';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { DateEntry } from '../../components/form/DateEntry';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useDesk } from '../../stores/desk-store';
import { SETUP as W } from '../../text/setup';

type SampleOffice = 'prefecture' | 'county';

export function PracticeSetUp({ onBack }: { readonly onBack: () => void }) {
  const [office, setOffice] = useState<SampleOffice>('prefecture');
  const [withSamples, setWithSamples] = useState(true);
  const [startOn, setStartOn] = useState<LocalDate | null>(null);
  const { run, busy, failure } = useCommand('desk.setUpPractice');
  const create = async (): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), office, startOn, withSamples });
    if (answer?.ok) await useDesk.getState().load();
  };
  useMainAction(W.practiceDo, () => void create());
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void create();
  };
  return (
    <form onSubmit={submit}>
      <h1>{W.practice}</h1>
      <p>{W.practiceNote}</p>
      {busy ? (
        <Progress />
      ) : (
        <Form layout="vertical" component={false}>
          <fieldset className="rd-person-roles">
            <legend className="rd-legend">{W.practiceOffice}</legend>
            <Radio.Group
              name="rd-practice-office"
              value={office}
              onChange={(event) => setOffice(event.target.value as SampleOffice)}
              options={[
                { value: 'prefecture', label: `${W.prefecture}（${W.prefectureNote}）` },
                { value: 'county', label: `${W.county}（${W.countyNote}）` },
              ]}
              vertical
            />
          </fieldset>
          <p>
            <Checkbox checked={withSamples} onChange={(event) => setWithSamples(event.target.checked)}>
              {W.withSamples}
            </Checkbox>
          </p>
          <Form.Item
            label={W.startOn}
            htmlFor="rd-practice-start"
            extra={withSamples ? `${W.startOnHelp}${W.samplesFrom}` : W.startOnHelp}
          >
            <DateEntry id="rd-practice-start" value={startOn ?? ''} onChange={setStartOn} />
          </Form.Item>
        </Form>
      )}
      <FailureNotice failure={failure} />
      <div className="rd-setup-foot">
        <Button onClick={onBack} disabled={busy}>
          {W.back}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {W.practiceDo}
        </Button>
      </div>
    </form>
  );
}

const STEP_MS = 1500;

/** What is being done, in the order it is done; the exact point is known only to the service. */
function Progress() {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setAt((now) => Math.min(now + 1, W.practiceBusy.length - 1)), STEP_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <ul className="rd-setup-progress" role="status">
      {W.practiceBusy.slice(0, at + 1).map((words) => (
        <li key={words}>{words}…</li>
      ))}
    </ul>
  );
}
