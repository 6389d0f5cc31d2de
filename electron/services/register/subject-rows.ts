/** Subjects gathered from the rows of cases and register items: by 统一社会信用代码, each once. */
import { asked, casesIn } from '#electron/services/lists/queue-rows';
import { eachRow } from '#electron/services/lists/row-filter';
import type { SignedInCall } from '#electron/services/service';
import type { LocalDate } from '#shared/domain/local-date';
import { isEnded } from '#shared/regulation/casework/status';
import { EVERY_ITEM, itemsOn, type LateItems } from './register-items';

/** What the rows say of a subject; the particulars stand in its latest case. */
export interface SubjectSeen {
  readonly uscc: string;
  name: string;
  latest: string;
  openCases: number;
  entries: number;
  /** Of the latest case, by which it is found to be the latest. */
  createdAt: number;
  number: string;
}

/** Every subject of a case that the caller may see and that was not thrown away. */
export function subjectsSeen(call: SignedInCall, today: LocalDate, late: LateItems): readonly SubjectSeen[] {
  const subjects = new Map<string, SubjectSeen>();
  eachRow(call, asked(casesIn(call, ({ status }) => status !== 'DISCARDED')), (section) => {
    const codes = section.codes('uscc');
    const names = section.codes('subject');
    const createdAt = section.ints('createdAt');
    const [status = ''] = section.cluster.split('/');
    const open = isEnded(status as Parameters<typeof isEnded>[0]) ? 0 : 1;
    const known = new Map<number, SubjectSeen | null>();
    return (i) => {
      const code = codes[i] ?? 0;
      let subject = known.get(code);
      if (subject === undefined) {
        subject = subjectOf(subjects, section.codeText('uscc', code));
        known.set(code, subject);
      }
      if (subject === null) return;
      subject.openCases += open;
      const at = createdAt[i] ?? 0;
      if (at < subject.createdAt) return;
      const number = section.text('number', i);
      if (at === subject.createdAt && number < subject.number) return;
      subject.createdAt = at;
      subject.number = number;
      subject.latest = section.key(i);
      subject.name = section.codeText('subject', names[i] ?? 0);
    };
  });
  countItems(call, today, late, subjects);
  return [...subjects.values()];
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
  const count = (uscc: string) => {
    const subject = subjects.get(uscc);
    if (subject) subject.entries += 1;
  };
  for (const { entry } of late) count(String(entry.versions.at(-1)?.subject.uscc ?? ''));
  eachRow(call, itemsOn(call, today, EVERY_ITEM), (section) => {
    const codes = section.codes('uscc');
    return (i) => count(section.codeText('uscc', codes[i] ?? 0));
  });
}
