/** Account and passphrase of a second supervisor, who agrees in a dialog of the one who is signed in. */
import type { AccountId } from '#shared/domain/ids';
import { SECOND as W } from '../text/common';
import { DialogSecret } from './DialogSecret';
import { DialogText } from './DialogText';

export interface SecondTyped {
  readonly account: string;
  readonly passphrase: string;
}

export const NO_SECOND: SecondTyped = { account: '', passphrase: '' };

/** What was typed, as the desk asks for it; null while something is missing. */
export const secondOf = ({ account, passphrase }: SecondTyped) =>
  account.trim() === '' || passphrase === ''
    ? null
    : { second: account.trim() as AccountId, secondPassphrase: passphrase };

interface SecondFieldsProps {
  /** Before the ids of the fields. */
  readonly id: string;
  readonly value: SecondTyped;
  /** Whether it was pressed: what is missing is named from then on. */
  readonly asked: boolean;
  readonly onChange: (value: SecondTyped) => void;
}

export const SecondFields = ({ id, value, asked, onChange }: SecondFieldsProps) => (
  <>
    <DialogText
      id={`${id}-second`}
      label={W.account}
      value={value.account}
      max={32}
      error={asked && value.account.trim() === '' ? W.accountMissing : ''}
      onChange={(account) => onChange({ ...value, account })}
    />
    <DialogSecret
      id={`${id}-second-passphrase`}
      label={W.passphrase}
      value={value.passphrase}
      error={asked && value.passphrase === '' ? W.passphraseMissing : ''}
      onChange={(passphrase) => onChange({ ...value, passphrase })}
    />
  </>
);
