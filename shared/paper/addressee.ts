/**
 * To whom a letter about an application goes, and in which words it names who asked. A correction may be asked
 * for by an interested party or made ex officio (NDR-9-14): only then is the applicant not the subject.
 */
import type { CaseState } from '#shared/regulation/casework/state';
import type { DocumentContext } from './document-context';
import { applicationWords, subjectName, textOf } from './letter';

export interface Addressee {
  readonly name: string;
  /** 你单位 to a unit, 你 to a person. */
  readonly you: string;
  /** `你单位提交的“……”首次登记申请` */
  readonly asked: string;
}

const YOUR_UNIT = '你单位';

/** CL-IDTYPE: 02 统一社会信用代码, which only units have. */
const UNIT_ID = '02';

const requesterType = ({ caseType, request }: CaseState): string =>
  caseType === 'CORRECT' ? textOf(request, 'requesterType') : '';

/** Name of whoever asked: the subject, or the interested party of a correction. */
export const applicantName = (state: CaseState): string =>
  requesterType(state) === 'INTERESTED' ? textOf(state.request, 'requesterName') : subjectName(state);

/** The applicant: whoever has to be answered about an application. */
export function applicant({ state }: DocumentContext): Addressee {
  if (requesterType(state) !== 'INTERESTED') return subject(state);
  const you = textOf(state.request, 'requesterIdType') === UNIT_ID ? YOUR_UNIT : '你';
  return { name: applicantName(state), you, asked: `${you}提交的${applicationWords(state)}` };
}

/** The party of the issue: the subject of the registration, unless the letter is to the requester. */
export const partyOf = (context: DocumentContext): Addressee =>
  context.issued?.party === 'requester' ? applicant(context) : subject(context.state);

function subject(state: CaseState): Addressee {
  const words = applicationWords(state);
  const type = requesterType(state);
  const asked =
    type === 'INTERESTED'
      ? `利害关系人提交的${words}`
      : type === 'OFFICE'
        ? `我单位依职权提出的${words}`
        : `${YOUR_UNIT}提交的${words}`;
  return { name: subjectName(state), you: YOUR_UNIT, asked };
}
