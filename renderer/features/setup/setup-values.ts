/** What first start collects, and what is missing in it before it is sent. The service judges once more. */
import { postTrouble, postTroubleText } from '#shared/access/separation';
import type { OfficeLevel } from '#shared/domain/office';
import { type PersonProblems, type PersonValues, personProblems } from '../../components/person-fields';
import { SETUP as W } from '../../text/setup';

export interface OfficeValues {
  readonly name: string;
  readonly level: OfficeLevel;
  readonly division: string;
  readonly documentWord: string;
  readonly address: string;
  readonly phone: string;
}

export const EMPTY_OFFICE: OfficeValues = {
  name: '',
  level: 'prefecture',
  division: '',
  documentWord: '',
  address: '',
  phone: '',
};

export type OfficeProblems = { readonly [K in keyof OfficeValues]?: string };

const LENGTHS: readonly (readonly [keyof OfficeValues, string, number, number])[] = [
  ['name', W.name, 4, 60],
  ['documentWord', W.documentWord, 2, 10],
  ['address', W.address, 5, 200],
  ['phone', W.phone, 7, 30],
];

/** One plain sentence for each field of the office that cannot stay so. */
export function officeProblems(office: OfficeValues): OfficeProblems {
  const problems: { -readonly [K in keyof OfficeValues]?: string } = {};
  for (const [key, label, min, max] of LENGTHS) {
    const length = [...office[key].trim()].length;
    if (length === 0) problems[key] = W.missing(label);
    else if (length < min) problems[key] = W.tooShort(label, min);
    else if (length > max) problems[key] = W.tooLong(label, max);
  }
  if (office.division === '') problems.division = W.missing(W.division);
  return problems;
}

export interface PeopleProblems {
  readonly each: readonly PersonProblems[];
  /** What is missing among all of them together. */
  readonly whole: string | null;
}

/** What is missing in the list of people. */
export function peopleProblems(people: readonly PersonValues[]): PeopleProblems {
  const accounts = people.map((person) => person.account.trim());
  const each = people.map((person, index): PersonProblems => {
    const problems = personProblems(person, false);
    const twice = accounts.indexOf(person.account.trim()) !== index;
    return twice && !problems.account ? { ...problems, account: W.sameAccount } : problems;
  });
  const trouble = postTrouble(people);
  return { each, whole: trouble && postTroubleText(trouble) };
}

/** Whether nothing is missing among the people. */
export const peopleAreReady = ({ each, whole }: PeopleProblems): boolean =>
  whole === null && each.every((problems) => Object.keys(problems).length === 0);
