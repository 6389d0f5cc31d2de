/** The tables of a contradiction: base, ours and theirs; what happened in order. */
import type { ConflictDetail } from '#shared/contract/agreement';
import { instantWords } from '../../components/instant-words';
import { CONFLICTS as W } from '../../text/sync';
import { choicesOf } from './conflict-choice';

interface SidesTableProps {
  readonly detail: ConflictDetail;
  readonly chosen: string | null;
}

type Side = NonNullable<ConflictDetail['ours']>;

const cell = (text: string): string => (text === '' ? W.dash : text);

export function SidesTable({ detail, chosen }: SidesTableProps) {
  const { ours, theirs, differences } = detail;
  if (ours === null && theirs === null && differences.length === 0) return null;
  const taken = choicesOf(detail).find(({ id }) => id === chosen)?.side ?? null;
  const acts: (readonly [string, (side: Side) => string])[] = [
    [W.acts.what, ({ what }) => what],
    [W.acts.who, ({ who, office }) => W.by(who, office)],
    [W.acts.at, ({ at }) => instantWords(at)],
  ];
  const isChoice = detail.options.some(({ id }) => id === ours?.entry || id === theirs?.entry);
  if (isChoice)
    acts.push([W.consequences, ({ consequences }) => consequences.join('；') || W.noConsequences]);
  if (ours?.doubt || theirs?.doubt) acts.push([W.doubt, ({ doubt }) => (doubt === '' ? '' : `▲ ${doubt}`)]);
  return (
    <table className="rd-plain-table rd-sync-sides" data-taken={taken ?? undefined}>
      <caption>{W.sides}</caption>
      <thead>
        <tr>
          <th scope="col">{W.field}</th>
          <th scope="col">{W.base}</th>
          <th scope="col">
            {taken === 'ours' ? '✓ ' : ''}
            {ours?.called ?? W.ours}
          </th>
          <th scope="col">
            {taken === 'theirs' ? '✓ ' : ''}
            {theirs?.called ?? W.theirs}
          </th>
        </tr>
      </thead>
      <tbody>
        {acts.map(([name, words]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{W.dash}</td>
            <td>{ours ? cell(words(ours)) : W.dash}</td>
            <td>{theirs ? cell(words(theirs)) : W.dash}</td>
          </tr>
        ))}
        {differences.map((difference) => (
          <tr key={difference.field}>
            <th scope="row">{difference.name}</th>
            <td>
              <bdi dir="auto">{cell(difference.base)}</bdi>
            </td>
            <td>
              <bdi dir="auto">{cell(difference.ours)}</bdi>
            </td>
            <td>
              <bdi dir="auto">{cell(difference.theirs)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Timeline({ lines }: { readonly lines: ConflictDetail['timeline'] }) {
  if (lines.length === 0) return null;
  return (
    <table className="rd-plain-table">
      <caption>{W.timeline}</caption>
      <thead>
        <tr>
          {Object.values(W.timelineColumns).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ at, who, what, fate }) => (
          <tr key={`${at} ${who} ${what}`}>
            <td>{instantWords(at)}</td>
            <td>{who}</td>
            <td>{what}</td>
            <td>{fate}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
