/**
 * The yearly notice, pasted and read: its text with the recognised parts marked, beside what they are taken
 * for. A person accepts every one; reading alone puts no day into the draft.
 */
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { FailureNotice } from '../../components/FailureNotice';
import { ScrollArea } from '../../components/ScrollArea';
import { DialogField } from '../../components/StepDialog';
import { useCommand } from '../../components/use-command';
import { type NoticeSpanView, useCalendarDraft } from '../../stores/calendar-draft';
import { CALENDAR_EDITOR as W } from '../../text/calendar';
import type { DayValues } from './DayForm';
import { SpanItem } from './SpanItem';

interface NoticeReaderProps {
  readonly year: number;
}

export function NoticeReader({ year }: NoticeReaderProps) {
  const draft = useCalendarDraft();
  const { notice, noticeSource, reading, decisions } = draft;
  const { run, busy, failure } = useCommand('calendars.read');
  const read = async (): Promise<void> => {
    const answer = await run({ text: notice, year });
    if (answer?.ok) draft.setReading(notice, answer.value);
  };
  const take = (index: number, { dates, kind, name, scope }: DayValues): void => {
    draft.take(
      index,
      dates.map((date) => ({ date, kind, name, scope, source: noticeSource.trim() })),
    );
  };
  const spans = reading?.found.spans ?? [];
  const open = spans
    .map((span, index) => ({ span, index }))
    .filter(({ span, index }) => span.certain && decisions[index] === undefined);
  return (
    <section className="rd-card" aria-label={W.notice}>
      <h2>{W.notice}</h2>
      <DialogField id="rd-notice" label={W.noticeLabel} help={W.noticeHelp}>
        <Input.TextArea
          id="rd-notice"
          rows={5}
          maxLength={20_000}
          value={notice}
          onChange={({ target }) => draft.setNotice({ notice: target.value })}
        />
      </DialogField>
      <div className="rd-day-form">
        <DialogField id="rd-notice-source" label={W.noticeSource} help={W.noticeSourceHelp}>
          <Input
            id="rd-notice-source"
            maxLength={200}
            value={noticeSource}
            onChange={({ target }) => draft.setNotice({ noticeSource: target.value })}
          />
        </DialogField>
        <Button loading={busy} disabled={notice.trim() === ''} onClick={() => void read()}>
          {W.read}
        </Button>
      </div>
      <FailureNotice failure={failure} />
      {reading ? (
        <>
          <p role="status">
            {spans.length === 0
              ? W.readNothing
              : W.recognised(
                  spans.filter(({ certain }) => certain).length,
                  spans.filter(({ certain }) => !certain).length,
                )}
            {reading.found.year !== null && reading.found.year !== year
              ? ` ▲ ${W.otherYear(reading.found.year)}`
              : ''}
          </p>
          {open.length > 0 ? (
            <Button
              onClick={() => {
                for (const { span, index } of open) take(index, span);
              }}
            >
              {W.takeCertain(open.length)}
            </Button>
          ) : null}
          <div className="rd-notice">
            <ScrollArea name={W.text} className="rd-notice-text">
              <MarkedText text={reading.text} spans={spans} />
            </ScrollArea>
            <ScrollArea name={W.spans} className="rd-notice-list">
              <ol className="rd-notice-spans">
                {spans.map((span, index) => (
                  <SpanItem
                    key={`${span.from} ${span.kind} ${span.text}`}
                    index={index}
                    span={span}
                    decision={decisions[index]}
                    onTake={(values) => take(index, values)}
                  />
                ))}
              </ol>
              {reading.found.passed.length > 0 ? (
                <details>
                  <summary>
                    {W.passed}（{reading.found.passed.length}）
                  </summary>
                  <ul>
                    {reading.found.passed.map((sentence) => (
                      <li key={sentence.from}>
                        {sentence.text} <span className="rd-quiet">{sentence.reason}</span>
                      </li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </ScrollArea>
          </div>
        </>
      ) : null}
    </section>
  );
}

/** The text with each span marked and numbered; parts of spans that overlap are marked once. */
function MarkedText({ text, spans }: { readonly text: string; readonly spans: readonly NoticeSpanView[] }) {
  const pieces: ReactNode[] = [];
  let at = 0;
  const ordered = spans
    .map((span, index) => ({ ...span, number: index + 1 }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  for (const span of ordered) {
    if (span.to <= at) continue;
    const from = Math.max(at, span.from);
    pieces.push(text.slice(at, from));
    pieces.push(
      <mark key={`${span.number}`} className={span.certain ? '' : 'rd-mark-doubt'}>
        {text.slice(from, span.to)}
        <sup>{span.certain ? span.number : `▲${span.number}`}</sup>
      </mark>,
    );
    at = span.to;
  }
  pieces.push(text.slice(at));
  return pieces;
}
