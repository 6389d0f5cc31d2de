/** The versions of an item: which one is shown, and what two of them do not say alike. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { RegisterEntryView, VersionView } from '#shared/contract/register-views';
import type { DifferenceView } from '#shared/contract/views';
import type { CodeLists } from '#shared/forms/code-lists';
import { differences } from '#shared/forms/differences';
import { DiffView } from '../../components/DiffView';
import { useCodeLists } from '../../stores/code-lists';
import { REGISTER as W } from '../../text/register';

interface VersionListProps {
  readonly entry: RegisterEntryView;
  readonly shown: number;
  readonly onShow: (number: number) => void;
  readonly onOpenCase: (caseId: string) => void;
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

export function VersionList({ entry, shown, onShow, onOpenCase }: VersionListProps) {
  const [pair, setPair] = useState<Pair | null>(null);
  const lists = useCodeLists();
  const { versionList } = entry;
  const last = versionList.at(-1)?.number ?? 1;
  const asked = pair ?? { from: Math.max(1, last - 1), to: last };
  const options = versionList.map(({ number }) => ({ value: number, label: W.version(number) }));
  return (
    <section className="rd-card" aria-label={W.versions}>
      <h2>{W.versions}</h2>
      <table className="rd-plain-table">
        <caption className="rd-hidden">{W.versionsCaption}</caption>
        <thead>
          <tr>
            {Object.values(W.versionColumns).map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versionList.map((version) => (
            <tr key={version.number}>
              <th scope="row">{W.version(version.number)}</th>
              <td>{version.on}</td>
              <td>{version.typeName}</td>
              <td>
                <Button type="link" size="small" onClick={() => onOpenCase(version.caseId)}>
                  {version.caseNumber}
                </Button>
              </td>
              <td>
                {version.number === shown ? (
                  <span className="rd-quiet">{W.shown} </span>
                ) : (
                  <Button
                    size="small"
                    aria-label={`${W.look} ${W.version(version.number)}`}
                    onClick={() => onShow(version.number)}
                  >
                    {W.look}
                  </Button>
                )}{' '}
                {version.number > 1 ? (
                  <Button
                    size="small"
                    aria-label={`${W.version(version.number)}${W.compareBefore}`}
                    onClick={() => setPair({ from: version.number - 1, to: version.number })}
                  >
                    {W.compareBefore}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {versionList.length > 2 ? (
        <div className="rd-version-choice">
          <span>{W.compare}</span>
          <Select
            aria-label={W.compareFrom}
            value={asked.from}
            options={options}
            onChange={(from) => setPair({ ...asked, from })}
          />
          <span aria-hidden="true">→</span>
          <Select
            aria-label={W.compareTo}
            value={asked.to}
            options={options}
            onChange={(to) => setPair({ ...asked, to })}
          />
        </div>
      ) : null}
      {pair ? (
        <div className="rd-version-diff">
          <Button size="small" onClick={() => setPair(null)}>
            {W.closeCompare}
          </Button>
          <DiffView
            caption={W.compareCaption(pair.from, pair.to)}
            rows={differencesOf(entry, pair, lists)}
            beforeLabel={W.version(pair.from)}
            afterLabel={W.version(pair.to)}
          />
        </div>
      ) : null}
    </section>
  );
}

/** Neighbours as the service compared them; any other two are compared here by the same rule. */
function differencesOf(
  entry: RegisterEntryView,
  { from, to }: Pair,
  lists: CodeLists,
): readonly DifferenceView[] {
  const find = (number: number): VersionView | undefined =>
    entry.versionList.find((version) => version.number === number);
  const [before, after] = [find(from), find(to)];
  if (!before || !after) return [];
  if (to === from + 1) return after.changes;
  return differences(before, after, entry.objectType, lists);
}
