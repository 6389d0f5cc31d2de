/** Grounds of a decision as boxes to tick, with their clauses: several may hold at once. */
import { Checkbox } from 'antd';
import { useId } from 'react';
import type { CaseView } from '#shared/contract/views';
import { COMMON } from '../text/common';
import { ClauseTags } from './ClauseTags';
import './DialogGrounds.css';

interface DialogGroundsProps {
  readonly label: string;
  readonly grounds: CaseView['grounds']['refuse'];
  readonly picked: readonly string[];
  readonly error?: string;
  readonly onPicked: (codes: readonly string[]) => void;
}

export function DialogGrounds({ label, grounds, picked, error = '', onPicked }: DialogGroundsProps) {
  const errorId = useId();
  return (
    <fieldset className="dialog-grounds" aria-describedby={error === '' ? undefined : errorId}>
      <legend>
        <span className="field-label field-required">{label}</span>
        <span className="visually-hidden">{COMMON.required}</span>
      </legend>
      <ul>
        {grounds.map((ground) => (
          <li key={ground.code}>
            <Checkbox
              checked={picked.includes(ground.code)}
              onChange={({ target }) =>
                onPicked(
                  grounds
                    .map(({ code }) => code)
                    .filter((code) => (code === ground.code ? target.checked : picked.includes(code))),
                )
              }
            >
              {ground.label}
            </Checkbox>
            <ClauseTags ids={ground.basis} />
          </li>
        ))}
      </ul>
      {error === '' ? null : (
        <p className="field-error" role="alert" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
