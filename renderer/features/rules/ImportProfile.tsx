/**
 * Taking a profile file: read in the page as text, judged whole by the service. A wrong file changes nothing,
 * and every wrong place is listed.
 */
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { useCommand } from '../../components/use-command';
import { RULES as W } from '../../text/rules';

interface ImportProfileProps {
  readonly onProposed: () => void;
}

/** Largest file read, in bytes: the contract takes as many characters. */
const MAX_BYTES = 2_000_000;

export function ImportProfile({ onProposed }: ImportProfileProps) {
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, failure, clear } = useCommand('rules.proposeProfile');
  const [problem, setProblem] = useState('');
  const { message } = App.useApp();
  const take = async (file: File): Promise<void> => {
    clear();
    setProblem(file.size > MAX_BYTES ? W.tooLarge : '');
    if (file.size > MAX_BYTES) return;
    const json = await file.text().catch(() => null);
    if (json === null) {
      setProblem(W.unreadable);
      return;
    }
    const answer = await run({ commandId: newCommandId(), json });
    if (!answer?.ok) return;
    message.success(W.proposed(answer.value.id));
    onProposed();
  };
  return (
    <section className="rd-card" aria-label={W.import}>
      <h2>{W.import}</h2>
      <p className="rd-quiet">{W.importNote}</p>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="rd-hidden"
        aria-label={W.file}
        tabIndex={-1}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void take(file);
        }}
      />
      <Button loading={busy} onClick={() => input.current?.click()}>
        {W.import}
      </Button>
      {problem === '' ? null : <p role="alert">■ {problem}</p>}
      <FailureNotice failure={failure && { ...failure, places: [] }} onClose={clear} />
      {failure && failure.places.length > 0 ? <Places places={failure.places} /> : null}
    </section>
  );
}

function Places({ places }: { readonly places: Failure['places'] }) {
  return (
    <table className="rd-plain-table">
      <caption>{W.refusedPlaces(places.length)}</caption>
      <thead>
        <tr>
          <th scope="col">{W.placeColumns.place}</th>
          <th scope="col">{W.placeColumns.message}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={`${place.field} ${place.message}`}>
            <th scope="row" className="rd-code">
              {place.field}
            </th>
            <td>{place.message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
