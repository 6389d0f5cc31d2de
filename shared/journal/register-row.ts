/**
 * The row of a register item: what the 登记簿, reminders and ledgers filter and order by, as the item stands now. For a
 * day before `changed` it may have stood otherwise: then its document is read.
 */
import { nameKey } from '#shared/forms/text';
import { currentVersion } from '#shared/regulation/register/entry';
import type { RegisterRecord } from './desk-tables';
import type { Row, TableSpec } from './fold';
import { dayNumber, numberOf, regionOf, textIn } from './row-values';

const LAST_DAY = 99_999_999;

/** Ascends as the register is shown: newest code first, then the higher number. `codedAt` as `dayNumber`. */
export function registerOrder(codedAt: number, number: string): string {
  // Each digit by what it lacks to nine; the sign at the end puts the longer of two numbers first.
  const falling = number.replace(/\d/g, (digit) => String(9 - Number(digit)));
  return `${String(LAST_DAY - codedAt).padStart(8, '0')}/${falling}~`;
}

/** A group is `${status}/${region}`. */
export const REGISTER: TableSpec<RegisterRecord> = {
  columns: {
    status: 'code',
    region: 'code',
    objectType: 'code',
    profile: 'code',
    drafter: 'code',
    uscc: 'code',
    renewing: 'code',
    code: 'text',
    number: 'text',
    name: 'text',
    found: 'text',
    codedAt: 'int',
    validTo: 'int',
    made: 'int',
    changed: 'int',
  },
  search: ['found'],
  row: (entry) => (entry.aside ? null : rowOf(entry)),
  cluster: (row) => `${row.status}/${row.region}`,
  order: (row) => registerOrder(numberOf(row.codedAt), String(row.number)),
};

function rowOf(entry: RegisterRecord): Row {
  const { subject, application } = currentVersion(entry);
  const { number, drafter, profile } = entry.maker;
  const { openApplication, versions, end, touchedOn } = entry;
  // Papers that bear a former code are about.
  const codes = [entry.code, ...(entry.formerCodes ?? [])].join(' ');
  const name = textIn(application.dataRegistName);
  const subjectName = textIn(subject.institutionName);
  return {
    status: entry.status,
    region: regionOf(subject.regionCode),
    objectType: entry.objectType,
    profile: profile ?? '',
    drafter,
    uscc: textIn(subject.uscc),
    renewing: openApplication?.type === 'RENEW' && openApplication.received ? '1' : '0',
    code: entry.code,
    number,
    name,
    found: nameKey(`${codes} ${number} ${name} ${subjectName} ${textIn(application.catalogCode)}`),
    codedAt: dayNumber(entry.codedAt),
    validTo: dayNumber(entry.validTo),
    made: dayNumber(versions[0]?.on),
    changed: Math.max(...[...versions.map(({ on }) => on), end?.on, touchedOn].map(dayNumber)),
  };
}
