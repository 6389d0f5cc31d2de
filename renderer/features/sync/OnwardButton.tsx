/**
 * A bundle of others goes on unchanged: to its addressee, or from quarantine to the region; with its slip. Of one that
 * still lacks parts, the list of them.
 */
import { Button } from 'antd';
import { useState } from 'react';
import type { IncomingBundle } from '#shared/contract/sync-views';
import { IN as W } from '../../text/sync';
import { CarryDialog, type ToCarry } from './CarryDialog';
import { SlipDialog } from './SlipDialog';

type Place = keyof typeof W.onward;

interface OnwardButtonProps {
  readonly bundle: IncomingBundle;
  readonly mayCarry: boolean;
  readonly onCarried: () => void;
}

/** Files of a bundle that is handed on, if it is one. */
const placeOf = ({ state, partsHere }: IncomingBundle): Place | null =>
  partsHere > 0 && (state === 'courier' || state === 'quarantine') ? state : null;

function toCarry(bundle: IncomingBundle, from: Place): ToCarry {
  const { bundleId, to, parts, missing, number } = bundle;
  const all = Array.from({ length: parts }, (_, at) => at + 1);
  const here = all.filter((part) => !missing.includes(part));
  const { title, note, okLabel } = W.onward[from];
  return {
    ...{ bundleId, from, to, parts, here, left: here, carrier: '', carriedOn: null },
    ...{ title: title(number), note, okLabel },
  };
}

export function OnwardButton({ bundle, mayCarry, onCarried }: OnwardButtonProps) {
  const [open, setOpen] = useState<'carry' | 'slip' | null>(null);
  const place = placeOf(bundle);
  const from = place ?? (bundle.state === 'parts' ? 'inbox' : null);
  if (from === null) return null;
  return (
    <>
      {place !== null && mayCarry ? (
        <Button onClick={() => setOpen('carry')}>{W.onward[place].act}</Button>
      ) : null}
      <Button onClick={() => setOpen('slip')}>{from === 'inbox' ? W.partsList : W.onwardSlip}</Button>
      {open === 'carry' && place !== null ? (
        <CarryDialog
          carrying={toCarry(bundle, place)}
          onClose={() => setOpen(null)}
          onCarried={() => {
            setOpen('slip');
            onCarried();
          }}
        />
      ) : null}
      {open === 'slip' ? (
        <SlipDialog
          bundleId={bundle.bundleId}
          number={bundle.number}
          from={from}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
