/** The list of pages with their marks: shape and word, never colour alone. */
import { WIZARD as W } from '../../text/wizard';
import type { PageMark } from './page-marks';
import type { WizardPage } from './wizard-pages';

interface PageListProps {
  readonly pages: readonly WizardPage[];
  readonly current: string;
  readonly marks: ReadonlyMap<string, PageMark>;
  readonly onPage: (key: string) => void;
}

const SHAPES = { empty: '○', begun: '◐', complete: '●', wrong: '■', locked: '－' } as const;

/** The heading before the pages of the request, and before those of what is registered. */
function groupWords(pages: readonly WizardPage[], index: number): string {
  const [first, page, before] = [pages[0], pages[index], pages[index - 1]];
  if (first?.kind !== 'form' || first.form !== 'request' || page?.kind !== 'form') return '';
  if (index === 0) return W.requestPages;
  return page.form !== 'request' && before?.kind === 'form' && before.form === 'request'
    ? W.contentPages
    : '';
}

function markWords(mark: PageMark): string {
  return mark.kind === 'wrong' ? W.marks.wrong(mark.count) : W.marks[mark.kind];
}

export function PageList({ pages, current, marks, onPage }: PageListProps) {
  return (
    <nav className="wizard-pages" aria-label={W.pages}>
      <ol>
        {pages.map((page, index) => {
          const mark = marks.get(page.key) ?? { kind: 'empty' as const };
          return (
            <li key={page.key}>
              {groupWords(pages, index) === '' ? null : (
                <span className="wizard-group">{groupWords(pages, index)}</span>
              )}
              <button
                type="button"
                aria-current={page.key === current ? 'page' : undefined}
                className={`wizard-page wizard-page-${mark.kind}`}
                onClick={() => onPage(page.key)}
              >
                <span className="wizard-shape" aria-hidden="true">
                  {SHAPES[mark.kind]}
                </span>
                <span className="wizard-page-title">
                  {index + 1}. {page.title}
                </span>
                {mark.kind === 'wrong' ? (
                  <span className="wizard-count" aria-hidden="true">
                    {mark.count}
                  </span>
                ) : null}
                <span className="visually-hidden">，{markWords(mark)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
