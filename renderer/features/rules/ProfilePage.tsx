/** One profile, part by part, as tables in words; each row says how it binds and where it stands. */
import { Button } from 'antd';
import { useMemo } from 'react';
import type { Profile } from '#shared/regulation/profiles/profile';
import { PARTS, type Said } from '#shared/regulation/profiles/profile-parts';
import { profileSchema } from '#shared/regulation/profiles/profile-schema';
import { ClauseTags } from '../../components/ClauseTags';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { RULES as W } from '../../text/rules';
import './rules.css';

interface ProfilePageProps {
  readonly id: string;
  readonly onBack: () => void;
}

export function ProfilePage({ id, onBack }: ProfilePageProps) {
  const { value, failure, reload } = useQuery('rules.profile', { id }, 'rules');
  const profile = useMemo(
    (): Profile | null => (value ? profileSchema.parse(JSON.parse(value.json)) : null),
    [value],
  );
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  return (
    <LoadingArea loading={profile === null} failure={failure} onRetry={reload} what={W.loading}>
      {profile ? (
        <div className="rd-page rd-page-scroll">
          <div className="rd-page-head">
            <Button onClick={onBack}>{W.back}</Button>
            <h1>
              <span className="rd-code">{profile.id}</span> {profile.title}
            </h1>
          </div>
          <div className="rd-rule-parts">
            {PARTS.map((part) => {
              const rows = part.rows(profile);
              return rows.length === 0 ? null : (
                <section key={part.place} className="rd-card" aria-label={part.title}>
                  <details open>
                    <summary>
                      {part.title}（{rows.length}）
                    </summary>
                    <PartTable caption={W.partCaption(part.title, profile.id)} rows={rows} />
                  </details>
                </section>
              );
            })}
          </div>
        </div>
      ) : null}
    </LoadingArea>
  );
}

interface PartTableProps {
  readonly caption: string;
  readonly rows: readonly Said[];
}

/** What names the row stands at its head already. */
const isColumn = ([member]: Said['members'][number]): boolean => member !== 'name' && member !== 'label';
/** Members of few words, which are not broken. */
const SHORT: readonly string[] = ['tag', 'days', 'nature', 'code', 'publicity', 'value'];

/** One row beside its members; a part of a single row stands upright. */
function PartTable({ caption, rows }: PartTableProps) {
  const [first] = rows;
  if (rows.length === 1 && first)
    return (
      <table className="rd-plain-table">
        <caption className="rd-hidden">{caption}</caption>
        <tbody>
          {first.members.map(([member, label, words]) => (
            <tr key={member}>
              <th scope="row">{label || W.row}</th>
              <td>
                <Words member={member} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  const heads = first?.members.filter(isColumn).map(([, label]) => label) ?? [];
  return (
    <table className="rd-plain-table">
      <caption className="rd-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{W.row}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.name}</th>
            {row.members.filter(isColumn).map(([member, , words]) => (
              <td key={member} className={SHORT.includes(member) ? 'rd-rule-short' : ''}>
                <Words member={member} words={words} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words of a ground name the clause ids in brackets; as tags they can be opened. */
function Words({ member, words }: { readonly member: string; readonly words: string }) {
  const ids = member === 'basis' || member === '' ? words.match(/[A-Z]{3}-\d+-\d+/g) : null;
  return ids ? <ClauseTags ids={ids} /> : words;
}
