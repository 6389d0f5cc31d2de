/** The typed identity of an objector: what is missing in words, and the input of the procedure. */
import type { CallInput } from '#shared/contract/contract';
import { idCardProblem } from '#shared/forms/id-card';
import { checkUscc } from '#shared/forms/uscc';
import { OBJECTION_STEPS as W } from '../../text/objections';

export type ObjectorKind = 'person' | 'unit' | 'anonymous';

export interface ObjectorDraft {
  readonly kind: ObjectorKind;
  readonly name: string;
  /** Code of CL-IDTYPE, for a person; a unit is told by its credit code. */
  readonly idType: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly relation: string;
  readonly description: string;
}

export const ID_CARD = '01';
export const USCC = '02';

export const EMPTY_OBJECTOR: ObjectorDraft = {
  kind: 'person',
  name: '',
  idType: ID_CARD,
  idNumber: '',
  phone: '',
  address: '',
  relation: '',
  description: '',
};

export type ObjectorProblems = { readonly [K in keyof ObjectorDraft]?: string };

const numberProblem = (draft: ObjectorDraft): string | undefined => {
  const idNumber = draft.idNumber.trim();
  if (idNumber === '') return W.notFilled;
  if (draft.kind === 'unit') return checkUscc(idNumber).ok ? undefined : W.badUscc;
  return draft.idType === ID_CARD ? idCardProblem(idNumber) : undefined;
};

/** One sentence for each field that cannot stay so; the service judges once more (XJR-16-5). */
export function objectorProblems(draft: ObjectorDraft): ObjectorProblems {
  const missing = (text: string) => (text.trim() === '' ? W.notFilled : undefined);
  const problems: { readonly [K in keyof ObjectorDraft]?: string | undefined } =
    draft.kind === 'anonymous'
      ? { description: [...draft.description.trim()].length < 2 ? W.notText : undefined }
      : {
          name: missing(draft.name),
          idNumber: numberProblem(draft),
          phone: missing(draft.phone),
          relation: missing(draft.relation),
        };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** The objector as `cases.registerObjection` takes it. */
export function objectorInput(draft: ObjectorDraft): CallInput<'cases.registerObjection'>['objector'] {
  const { kind, name, idNumber, phone, address, relation, description } = draft;
  if (kind === 'anonymous') return { kind, description };
  const idType = kind === 'unit' ? USCC : draft.idType;
  return { kind, name, idType, idNumber, phone, address, relation };
}
