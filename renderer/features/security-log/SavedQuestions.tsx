/** Filters under a name: those that everybody finds ready, and those that the auditor keeps. */
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { LogFilter } from '#shared/contract/log';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { DialogField, StepDialog } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { LOG as W } from '../../text/security-log';
import { COMMON_QUESTIONS, isFiltered, type Question } from './filter';

interface SavedQuestionsProps {
  readonly mine: readonly Question[];
  readonly filter: LogFilter;
  readonly onAsk: (filter: LogFilter) => void;
}

/** Own questions and common ones may have one name. */
const MINE = 'mine/';
const COMMON = 'common/';

const same = (a: LogFilter, b: LogFilter): boolean =>
  (Object.keys(a) as (keyof LogFilter)[]).every((key) => a[key] === b[key]);

export function SavedQuestions({ mine, filter, onAsk }: SavedQuestionsProps) {
  const [saving, setSaving] = useState(false);
  const { run, busy, failure, clear } = useCommand('log.removeQuestion');
  const { message } = App.useApp();
  const all = [
    ...mine.map((question) => ({ ...question, key: MINE + question.name })),
    ...COMMON_QUESTIONS.map((question) => ({ ...question, key: COMMON + question.name })),
  ];
  const chosen = all.find((question) => same(question.filter, filter));
  const own = chosen?.key.startsWith(MINE) ? chosen : undefined;
  const remove = async (name: string): Promise<void> => {
    const answer = await run({ commandId: newCommandId(), name });
    if (answer?.ok) message.success(W.removed(name));
  };
  const options = (prefix: string) =>
    all.filter(({ key }) => key.startsWith(prefix)).map(({ key, name }) => ({ value: key, label: name }));
  return (
    <>
      <Select
        aria-label={W.questions}
        style={{ width: 170 }}
        placeholder={W.noQuestion}
        value={chosen?.key ?? null}
        onChange={(key) => {
          const question = all.find((one) => one.key === key);
          if (question) onAsk(question.filter);
        }}
        options={[
          ...(mine.length > 0 ? [{ label: W.mine, options: options(MINE) }] : []),
          { label: W.common, options: options(COMMON) },
        ]}
      />
      <Button disabled={!isFiltered(filter) || chosen !== undefined} onClick={() => setSaving(true)}>
        {W.save}
      </Button>
      {own ? (
        <Button loading={busy} onClick={() => void remove(own.name)}>
          {W.remove}
        </Button>
      ) : null}
      <FailureNotice failure={failure} onClose={clear} />
      {saving ? <SaveDialog filter={filter} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveDialog({ filter, onClose }: { readonly filter: LogFilter; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, busy, failure } = useCommand('log.saveQuestion');
  const { message } = App.useApp();
  const missing = name.trim() === '';
  const save = async (): Promise<void> => {
    setAsked(true);
    if (missing) return;
    const answer = await run({ commandId: newCommandId(), name, filter });
    if (!answer?.ok) return;
    message.success(W.saved(name.trim()));
    onClose();
  };
  return (
    <StepDialog
      title={W.save}
      okLabel={W.saveDo}
      busy={busy}
      failure={failure}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DialogField
        id="rd-question-name"
        label={W.name}
        required
        help={W.nameHelp}
        error={asked && missing ? W.nameMissing : ''}
      >
        <Input
          id="rd-question-name"
          value={name}
          maxLength={30}
          aria-required
          aria-invalid={asked && missing}
          onChange={({ target }) => setName(target.value)}
        />
      </DialogField>
    </StepDialog>
  );
}
