/**
 * The choice of a side, for who decides: ← and → take a side, Enter leads to the reason. Grave choices are never
 * made beforehand.
 */
import { type KeyboardEvent, useEffect, useId } from 'react';
import type { ConflictDetail } from '#shared/contract/agreement';
import { DialogText } from '../../components/DialogText';
import { useToldKey } from '../../components/use-main-action';
import { CONFLICTS as W } from '../../text/sync';
import { asksKeep, choicesOf, type Missing, type Typed, walkChoice } from './conflict-choice';

interface ChoiceFormProps {
  readonly detail: ConflictDetail;
  readonly typed: Typed;
  readonly missing: Missing;
  readonly onTyped: (change: Partial<Typed>) => void;
}

const REASON = 'rd-sync-reason';
const REASON_SIGNS = 500;

export function ChoiceForm({ detail, typed, missing, onTyped }: ChoiceFormProps) {
  const name = useId();
  const choices = choicesOf(detail);
  // Between two applications nobody's side is taken.
  const asks = detail.class === 'C08' ? W.chooseSame : W.choose;
  const first = choices[0]?.id;
  // Whoever opens a contradiction has the choice under the keys at once, and what it is about before the eyes.
  useEffect(() => {
    if (first !== undefined) document.getElementById(`${name}${first}`)?.focus({ preventScroll: true });
  }, [name, first]);
  useToldKey('← →', W.keys.side, choices.length > 0);
  useToldKey('Enter（选项上）', W.keys.reason, choices.length > 0);
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const option = walkChoice(choices, typed.option, event.key === 'ArrowLeft' ? -1 : 1);
      onTyped({ option });
      if (option !== null) document.getElementById(`${name}${option}`)?.focus();
    } else if (event.key === 'Enter') document.getElementById(REASON)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <section className="rd-card rd-sync-choice" aria-label={asks}>
      <fieldset>
        <legend>
          {asks} <span className="rd-quiet">{W.chooseHelp}</span>
        </legend>
        <div className="rd-sync-options">
          {choices.map(({ id, label, consequences }) => (
            <label key={id} data-chosen={id === typed.option}>
              <span>
                <input
                  id={`${name}${id}`}
                  type="radio"
                  name={name}
                  checked={id === typed.option}
                  onChange={() => onTyped({ option: id })}
                  onKeyDown={onKey}
                />{' '}
                <strong>{label}</strong>
              </span>
              <span className="rd-quiet">
                {W.consequences}：{consequences.join('；') || W.noConsequences}
              </span>
            </label>
          ))}
        </div>
        <Problem words={missing.option} />
      </fieldset>
      {asksKeep(detail, typed.option) ? (
        <fieldset>
          <legend>{W.keep}</legend>
          {detail.group.map(({ caseId, number, name: called, office }) => (
            <label key={caseId} className="rd-sync-keep">
              <input
                type="radio"
                name={`${name}keep`}
                checked={caseId === typed.keep}
                onChange={() => onTyped({ keep: caseId })}
              />{' '}
              <span className="rd-code">{number}</span> {called}（{office}）
            </label>
          ))}
          <Problem words={missing.keep} />
        </fieldset>
      ) : null}
      <DialogText
        id={REASON}
        label={W.reason}
        help={W.reasonHelp}
        value={typed.reason}
        max={REASON_SIGNS}
        rows={3}
        error={missing.reason}
        onChange={(reason) => onTyped({ reason })}
      />
    </section>
  );
}

function Problem({ words }: { readonly words: string }) {
  return words === '' ? null : (
    <p className="field-error" role="alert">
      {words}
    </p>
  );
}
