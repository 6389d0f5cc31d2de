/** One objection: its steps, who and what, both sides opposite each other, finding, letters and course. */
import { useState } from 'react';
import type { ActionView } from '#shared/contract/action-view';
import type { ObjectionView } from '#shared/contract/objection-view';
import type { AttachmentView, DocumentView } from '#shared/contract/views';
import { formatLong, formatShort } from '#shared/domain/local-date';
import { ActionButton } from '../../components/ActionButton';
import { PaperModal } from '../../components/PaperModal';
import { ScrollArea } from '../../components/ScrollArea';
import { useOpenCase } from '../../stores/case-store';
import { OBJECTIONS as W } from '../../text/objections';
import { BothSides } from './BothSides';
import { courseOf } from './course';
import { Finding } from './Finding';
import { Letters } from './Letters';
import { marksOf, objectorName } from './objection-marks';

interface ObjectionDetailProps {
  readonly objection: ObjectionView;
  readonly onAction: (action: ActionView) => void;
  readonly onDeliver: (letter: DocumentView) => void;
}

export function ObjectionDetail({ objection, onAction, onDeliver }: ObjectionDetailProps) {
  const { view } = useOpenCase();
  const [paper, setPaper] = useState<AttachmentView | null>(null);
  const name = W.one(objection.number);
  const course = courseOf(objection, view.documents);
  return (
    <ScrollArea name={name} className="objection">
      <header className="objection-head">
        <h2 tabIndex={-1} data-objection-heading>
          {name} {objectorName(objection)}
        </h2>
        <span className="objection-status">{objection.statusName}</span>
        {marksOf(objection).map((mark) => (
          <span key={mark} className="case-mark">
            {mark}
          </span>
        ))}
        <span className="objection-actions">
          {objection.actions.map((action) => (
            <ActionButton
              key={action.transition}
              label={action.label}
              main={action.main}
              refusals={action.refusals}
              onAct={() => onAction(action)}
            />
          ))}
        </span>
      </header>
      <Who objection={objection} />
      <BothSides objection={objection} onOpen={setPaper} />
      <Finding objection={objection} />
      <Letters objection={objection} onDeliver={onDeliver} />
      <section aria-label={W.course}>
        <h3>{W.course}</h3>
        <ol className="objection-course">
          {course.map((line) => (
            <li key={`${line.on} ${line.words}`}>
              <time dateTime={line.on}>{formatShort(line.on)}</time>
              <span>{line.words}</span>
              <span className="rd-quiet">{line.note}</span>
            </li>
          ))}
        </ol>
      </section>
      {paper ? <PaperModal caseId={view.caseId} paper={paper} onClose={() => setPaper(null)} /> : null}
    </ScrollArea>
  );
}

function Who({ objection }: { readonly objection: ObjectionView }) {
  const { view } = useOpenCase();
  const { objector } = objection;
  const published = view.publicity
    ? `${view.name}（公示日期 ${formatLong(view.publicity.publishedAt)}）`
    : view.name;
  const about: readonly (readonly [string, string])[] = [
    [W.about, published],
    [W.ground, objection.groundName],
  ];
  const rows: readonly (readonly [string, string])[] =
    objector.kind === 'anonymous'
      ? [[W.objector, W.anonymous], [W.description, objector.description], ...about]
      : [
          [W.objector, `${objector.name}（${W.kinds[objector.kind]}）`],
          [W.identity, `${objector.idTypeName} ${objector.idNumber}`],
          [W.phone, objector.phone],
          [W.address, objector.address || W.blank],
          [W.relation, objector.relation],
          ...about,
        ];
  return (
    <section aria-label={W.objector}>
      <dl className="read-form objection-facts">
        {rows.map(([label, value]) => (
          <div key={label} className="read-line">
            <dt>{label}</dt>
            <dd className="read-text">{value}</dd>
          </div>
        ))}
      </dl>
      {objector.kind === 'anonymous' ? null : <p className="field-note">{W.masked}</p>}
    </section>
  );
}
