/** Subjects gathered from the rows of cases and register items: by 统一社会信用代码, each once. */
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SignedInCall } from '#electron/services/service';
import type { SectionView } from '#electron/store/tables/tables-types';
import type { LocalDate } from '#shared/domain/local-date';
import { type CaseStatus, isEnded } from '#shared/regulation/casework/status';
import { EVERY_ITEM, itemsOn, type LateItems } from './register-items';

/** What the rows say of a subject; the particulars stand in its latest case. */
export interface SubjectSeen {
  readonly uscc: string;
  name: string;
  /** Key, number and time of the latest case. */
  latest: string;
  number: string;
  createdAt: number;
  openCases: number;
  entries: number;
}

/** Every subject of a case that the caller may see and that was not thrown away. */
export function subjectsSeen(call: SignedInCall, today: LocalDate, late: LateItems): readonly SubjectSeen[] {
  const subjects = new Map<string, SubjectSeen>();
  const rows = asked(casesIn(call, ({ status }) => status !== 'DISCARDED'));
  eachRow(call, rows, (section) => {
    const subjectAt = subjectsIn(section, subjects);
    const createdAt = section.ints('createdAt');
    const [status = ''] = section.cluster.split('/');
    const open = isEnded(status as CaseStatus) ? 0 : 1;
    return (i) => {
      const subject = subjectAt(i);
      if (!subject) return;
      subject.openCases += open;
      subject.createdAt = Math.max(subject.createdAt, createdAt[i] ?? 0);
    };
  });
  // Texts are read of the latest cases alone.
  eachRow(call, rows, (section) => {
    const subjectAt = subjectsIn(section, subjects);
    const createdAt = section.ints('createdAt');
    const names = section.codes('subject');
    return (i) => {
      const subject = subjectAt(i);
      if (!subject || subject.createdAt !== createdAt[i]) return;
      const number = section.text('number', i);
      if (number < subject.number) return;
      subject.number = number;
      subject.latest = section.key(i);
      subject.name = section.codeText('subject', names[i] ?? 0);
    };
  });
  countItems(call, today, late, subjects);
  return [...subjects.values()];
}

/** The subjects of a section's rows; each code is looked up once. */
function subjectsIn(
  section: SectionView,
  subjects: Map<string, SubjectSeen>,
): (i: number) => SubjectSeen | null {
  const codes = section.codes('uscc');
  const known: (SubjectSeen | null | undefined)[] = [];
  return (i) => {
    const code = codes[i] ?? 0;
    let subject = known[code];
    if (subject === undefined) {
      subject = subjectOf(subjects, section.codeText('uscc', code));
      known[code] = subject;
    }
    return subject;
  };
}

function subjectOf(subjects: Map<string, SubjectSeen>, uscc: string): SubjectSeen | null {
  if (uscc === '') return null;
  const known = subjects.get(uscc);
  if (known) return known;
  const fresh = { uscc, name: '', latest: '', openCases: 0, entries: 0, createdAt: -1, number: '' };
  subjects.set(uscc, fresh);
  return fresh;
}

function countItems(
  call: SignedInCall,
  today: LocalDate,
  late: LateItems,
  subjects: ReadonlyMap<string, SubjectSeen>,
): void {
  for (const { entry } of late) {
    const subject = subjects.get(String(entry.versions.at(-1)?.subject.uscc ?? ''));
    if (subject) subject.entries += 1;
  }
  eachRow(call, itemsOn(call, today, EVERY_ITEM), (section) => {
    const codes = section.codes('uscc');
    const known: (SubjectSeen | null | undefined)[] = [];
    return (i) => {
      const code = codes[i] ?? 0;
      let subject = known[code];
      if (subject === undefined) {
        subject = subjects.get(section.codeText('uscc', code)) ?? null;
        known[code] = subject;
      }
      if (subject) subject.entries += 1;
    };
  });
}
