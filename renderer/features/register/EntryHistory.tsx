/** What happened to the case, oldest first, as readable lines. */
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { REGISTER } from '../../text/register';

export function EntryHistory({ caseId }: { readonly caseId: string }) {
  const { value, failure, reload } = useQuery('cases.history', { caseId }, 'cases');
  return (
    <section className="rd-card rd-entry-history" aria-label={REGISTER.history}>
      <h2>{REGISTER.history}</h2>
      <LoadingArea loading={value === null} failure={failure} onRetry={reload}>
        <ol>
          {value?.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a log only grows at its end
            <li key={index}>
              <span className="rd-quiet">
                {line.date} {line.time}
              </span>
              <strong>{line.title}</strong>
              <span>
                {line.actor}
                {line.role ? `（${line.role}）` : ''}
              </span>
              {line.detail ? <span className="rd-quiet">{line.detail}</span> : null}
            </li>
          ))}
        </ol>
      </LoadingArea>
    </section>
  );
}
