/** A query code typed sign by sign from the official reply: no paste, no drop, no memory of the browser. */

import { Input } from 'antd';
import { useState } from 'react';
import { readableCode } from '#shared/domain/numbers';
import { CODING as W } from '../../text/case';

interface CodeInputProps {
  readonly id: string;
  readonly value: string;
  readonly autoFocus?: boolean;
  readonly onChange: (code: string) => void;
}

export function CodeInput({ id, value, autoFocus = false, onChange }: CodeInputProps) {
  const [refused, setRefused] = useState(false);
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    setRefused(true);
  };
  return (
    <>
      <Input
        id={id}
        className="field-code"
        value={value}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        maxLength={64}
        aria-required
        aria-describedby={`${id}-note`}
        onPaste={refuse}
        onDrop={refuse}
        onChange={(event) => {
          setRefused(false);
          onChange(event.target.value.trim());
        }}
      />
      <p id={`${id}-note`} className="field-note" role="status">
        {refused ? W.noPaste : value === '' ? '' : `${value.length} 位：${readableCode(value)}`}
      </p>
    </>
  );
}
