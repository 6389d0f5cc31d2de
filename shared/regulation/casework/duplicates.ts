/** Finds applications that may register the same thing: same subject and name, catalogue code or digest. */
import { nameKey } from '#shared/forms/text';
import type { Duplicate } from './facts';
import type { CaseState } from './state';
import type { CaseStatus } from './status';

/** Cases among `others` that look like `state`; a discarded application does not count. */
export function duplicatesOf(state: CaseState, others: Iterable<CaseState>): readonly Duplicate[] {
  const found: Duplicate[] = [];
  for (const other of others) {
    if (!counts(state, other)) continue;
    const because = sameThing(state, other);
    if (because)
      found.push({ number: other.number, name: textOf(other.application.dataRegistName), because });
  }
  return found;
}

/** Ended without a registration, or about the very item: no second registration of the same thing. */
const NO_REGISTRATION: readonly CaseStatus[] = [
  'DISCARDED',
  'NOT_ACCEPTED',
  'TRANSFERRED',
  'REVIEW_FAILED',
  'TERMINATED',
  'WITHDRAWN',
];

/**
 * Keys under which an application finds those like it: two have one in common exactly when `duplicatesOf` finds the
 * one for the other. None for a case that makes no second registration.
 */
export function alikeKeys(state: CaseState): readonly string[] {
  if (state.caseType !== 'FIRST' || NO_REGISTRATION.includes(state.status)) return [];
  const { hashValue, catalogCode, dataRegistName } = state.application;
  const name = nameKey(textOf(dataRegistName));
  const uscc = comparable(state.subject.uscc);
  return [
    ...[comparable(hashValue)].filter(Boolean).map((hash) => `hash/${hash}`),
    ...[comparable(catalogCode)].filter(Boolean).map((code) => `catalogue/${code}`),
    ...(name === '' || uscc === '' ? [] : [`name/${name}/${uscc}`]),
  ];
}

const counts = (state: CaseState, other: CaseState): boolean =>
  other.id !== state.id &&
  state.caseType === 'FIRST' &&
  other.caseType === 'FIRST' &&
  !NO_REGISTRATION.includes(other.status);

function sameThing(a: CaseState, b: CaseState): string | null {
  if (same(a.application.hashValue, b.application.hashValue)) return '存证摘要相同';
  if (same(a.application.catalogCode, b.application.catalogCode)) return '目录代码相同';
  const name = nameKey(textOf(a.application.dataRegistName));
  if (name === '' || name !== nameKey(textOf(b.application.dataRegistName))) return null;
  return same(a.subject.uscc, b.subject.uscc) ? '同一主体、名称相同' : null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Words that say "there is none" are the same everywhere and no evidence. */
const NONE = ['', '无', '暂无'];

/** A text as it is compared; empty when it says nothing. */
function comparable(value: unknown): string {
  const text = textOf(value).trim().toLowerCase();
  return NONE.includes(text) ? '' : text;
}

const same = (a: unknown, b: unknown): boolean => comparable(a) !== '' && comparable(a) === comparable(b);
