/** What the region has changed of the code lists: number, from when, what was added and closed. */
import { changesInWords } from '#shared/forms/signed-lists';
import { useDesk } from '../../stores/desk-store';
import { RULES as W } from '../../text/rules';

export function CodeListChanges() {
  const signed = useDesk((desk) => desk.state?.codeLists ?? null);
  return (
    <section className="rd-card" aria-label={W.codeLists}>
      <h2>{W.codeLists}</h2>
      <p className="rd-quiet">
        {signed === null ? W.codeListsNone : W.codeListsFrom(signed.number, signed.id, signed.inForceFrom)}
      </p>
      {signed === null ? null : (
        <ul>
          {changesInWords(signed.lists).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
