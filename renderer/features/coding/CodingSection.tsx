/** The code of a case and its validity, or why there is none yet. Stands under the publicity of the case. */

import { formatLong } from '#shared/domain/local-date';
import { readableCode } from '#shared/domain/numbers';
import { ActionButton } from '../../components/ActionButton';
import { ClauseTags } from '../../components/ClauseTags';
import { useOpenCase } from '../../stores/case-store';
import { CODING as W } from '../../text/case';
import './coding.css';
import { validityWords } from './validity-words';

interface CodingSectionProps {
  readonly onAction: (command: string) => void;
}

/** Steps on a code that stands there: before it there is nothing to confirm or to send back. */
const COMMANDS = ['confirmCode', 'rejectCode', 'printResult'];

export function CodingSection({ onAction }: CodingSectionProps) {
  const { view } = useOpenCase();
  const { code } = view;
  if (code === null && !view.steps.some((stage) => stage.step === 'coding')) return null;
  const actions = view.actions.filter(
    (action) => code !== null && COMMANDS.includes(action.command) && !action.main,
  );
  const rows: readonly (readonly [string, string])[] = code
    ? [
        [view.rules.codeName, code.confirmedBy === null ? code.code : readableCode(code.code)],
        [W.codedAt, formatLong(code.codedAt)],
        [
          W.reply,
          code.poolDoubt === '' ? code.replyReference : `${code.replyReference}　▲ ${code.poolDoubt}`,
        ],
        [W.enteredBy, code.enteredBy],
        [W.confirmedBy, code.confirmedBy ?? W.waiting],
        ...(code.validFrom && code.validTo
          ? [[W.validity, validityWords(view, code.validFrom, code.validTo)] as const]
          : []),
      ]
    : [];
  return (
    <section className="coding" aria-label={W.section}>
      <h2>
        {W.section} <ClauseTags ids={['XJR-17-1', 'XJR-19-1']} />
      </h2>
      {code ? (
        <dl className="read-form">
          {rows.map(([label, value]) => (
            <div key={label} className="read-line">
              <dt>{label}</dt>
              <dd className={label === view.rules.codeName ? 'field-code' : ''}>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>{W.none(view.rules.codeName, view.codeOffer !== null)}</p>
      )}
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
    </section>
  );
}
