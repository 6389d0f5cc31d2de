/** Findings as a list that jumps to the field. Errors first, in the order of the form. */
import type { Finding } from '#shared/forms/schema';
import { ClauseTags } from '../../components/ClauseTags';
import type { FormsKind } from '../../components/form/application-pages';
import { WIZARD as W } from '../../text/wizard';
import { placeOf, type WizardPage } from './wizard-pages';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly kind: FormsKind;
  readonly pages: readonly WizardPage[];
  readonly onGo: (finding: Finding) => void;
}

const LIMIT = 60;

export function FindingList({ findings, kind, pages, onGo }: FindingListProps) {
  const pageTitle = (finding: Finding): string =>
    pages.find((page) => page.key === placeOf(finding, kind)?.pageKey)?.title ?? '';
  return (
    <ul className="finding-list" aria-label={W.findings}>
      {findings.slice(0, LIMIT).map((finding) => (
        <li
          key={`${finding.field} ${finding.code} ${finding.message}`}
          className={`finding-${finding.level}`}
        >
          <span aria-hidden="true">{finding.level === 'error' ? '■' : '◆'}</span>
          <button type="button" className="link-button" onClick={() => onGo(finding)}>
            {[pageTitle(finding), finding.message].filter((words) => words !== '').join('：')}
          </button>
          <ClauseTags ids={finding.basis} />
        </li>
      ))}
      {findings.length > LIMIT ? <li>另有 {findings.length - LIMIT} 处。</li> : null}
    </ul>
  );
}
