/**
 * The public notice of a case: exactly the four items, what the guard found, and the period once the real
 * day of publication is recorded (XJR-16-1 to XJR-16-4). Before that no end date is shown.
 */
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { DeadlineView } from '#shared/contract/deadline-view';
import type { CaseView } from '#shared/contract/views';
import { formatLong } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { DeadlineTag } from '../../components/DeadlineTag';
import { PublicItemsTable } from '../../components/PublicItemsTable';
import { useOpenCase } from '../../stores/case-store';
import { PUBLICITY as W } from '../../text/case';
import './publicity.css';

interface PublicityPageProps {
  readonly onAction: (command: string) => void;
  /** What follows the period: the code of the case. */
  readonly below: ReactNode;
}

/** Which working day of the period today is; null once it is over. */
function dayOf(clock: DeadlineView): number | null {
  switch (clock.light.level) {
    case 'normal':
    case 'soon':
      return clock.days - clock.light.remaining;
    case 'today':
      return clock.days;
    default:
      return null;
  }
}

export function PublicityPage({ onAction, below }: PublicityPageProps) {
  const { view } = useOpenCase();
  const hits = view.publicItems.reduce((sum, item) => sum + item.hits.length, 0);
  const actions = view.actions.filter(
    (action) => !action.main && ['publish', 'endPublicity', 'restartPublicity'].includes(action.command),
  );
  return (
    <div className="publicity">
      <section aria-label={W.items}>
        <h2>{W.items}</h2>
        <Alert
          showIcon
          type={hits > 0 ? 'error' : 'info'}
          title={hits > 0 ? W.hits(hits) : W.clean}
          {...(hits > 0 ? { description: W.hitsWay } : {})}
        />
        <PublicItemsTable items={view.publicItems} />
      </section>
      <section aria-label={W.record} className="publicity-record">
        <h2>{W.record}</h2>
        {view.held ? <Alert showIcon type="warning" title={`‖ ${W.held}`} description={W.heldWay} /> : null}
        <Period view={view} />
        <Earlier view={view} />
        <div className="publicity-actions">
          {actions.map((action) => (
            <ActionButton
              key={action.command}
              label={action.label}
              refusals={action.refusals}
              onAct={() => onAction(action.command)}
            />
          ))}
        </div>
        {below}
      </section>
    </div>
  );
}

/** Notices that were broken off: they stay visible beside the one that counts. */
function Earlier({ view }: { readonly view: CaseView }) {
  if (view.earlierPublicity.length === 0) return null;
  return (
    <section aria-label={W.earlier}>
      <h3>{W.earlier}</h3>
      <ul className="publicity-earlier">
        {view.earlierPublicity.map((notice) => (
          <li key={`${notice.publishedAt} ${notice.receipt}`}>
            {W.earlierLine(
              formatLong(notice.publishedAt),
              notice.channel,
              notice.publicityInfoId,
              notice.receipt,
            )}
            <span className="field-note">
              {W.brokenOff}：{notice.brokenOffBecause}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function infoIdWords(said: NonNullable<CaseView['publicity']>['publicityInfoId']): string {
  if (said === null) return W.infoIdUnknown;
  return W.infoIdSaid(said.value, said.ref, formatLong(said.on), said.former);
}

function Period({ view }: { readonly view: CaseView }) {
  const { publicity } = view;
  const isPublished = view.steps.some((stage) => stage.step === 'publicity');
  if (!publicity)
    return <p>{view.status === 'PUBLICITY_PENDING' ? W.pending : isPublished ? W.notYet : W.none}</p>;
  const clock = view.clocks.findLast((run) => run.clock === 'C3');
  const day = clock && publicity.endedAt === null ? dayOf(clock) : null;
  const rows: readonly (readonly [string, string])[] = [
    [W.publishedAt, formatLong(publicity.publishedAt)],
    [W.channel, publicity.channel],
    [W.infoId, infoIdWords(publicity.publicityInfoId)],
    [W.receipt, publicity.receipt === '' ? '无' : publicity.receipt],
    [
      W.evidence,
      view.attachments
        .filter((file) => publicity.evidence.includes(file.id))
        .map((file) => file.title)
        .join('、') || '无',
    ],
    [W.secrecyReviewer, publicity.secrecyReviewer],
  ];
  return (
    <>
      {clock ? (
        <p className="publicity-day">
          {publicity.endedAt !== null ? (
            <strong>● {W.ended(formatLong(publicity.endedAt))}</strong>
          ) : day !== null ? (
            <strong>◐ {day > 0 ? W.day(day, clock.days) : W.firstDay}</strong>
          ) : (
            <strong>◆ {W.over}</strong>
          )}
          <DeadlineTag deadline={clock} named />
          <span>
            {W.ends}
            {W.endsAt(formatLong(clock.due))}
          </span>
        </p>
      ) : null}
      <dl className="read-form">
        {rows.map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
