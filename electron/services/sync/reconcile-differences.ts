/**
 * In what a case differs here and at another agency, why, and what puts it right. The cause is what is true of this
 * very case: left out of account here, in dispute, decided otherwise meanwhile, or as far on its way as it is.
 */
import { caseName } from '#electron/services/cases/header';
import { disputeWords, isOpen } from '#shared/agreement/conflict';
import { isBetweenCases } from '#shared/agreement/conflict-class';
import { type EntryFate, FATE_NAMES } from '#shared/agreement/fates';
import { spokenNumber } from '#shared/bundle/spoken';
import type { ServiceOutput } from '#shared/contract/contract';
import type { EntryId } from '#shared/domain/ids';
import { bundleState, type OutBundle } from '#shared/journal/bundle-row';
import type { CaseRecord } from '#shared/journal/desk-tables';
import type { StoredEntry } from '#shared/journal/entry';
import { canonicalJson } from '#shared/lib/canonical-json';
import { officialDate } from '#shared/regulation/casework/evolve-confirmation';
import { publicationIdOf } from '#shared/regulation/casework/publication-id';
import { OFFICIAL_DATE_NAMES, OFFICIAL_DATES } from '#shared/regulation/casework/records';
import { STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import type { CaseState } from '#shared/regulation/casework/state';
import { CASE_STATUS_NAMES } from '#shared/regulation/casework/status';
import { isBefore } from './selection';

export type Difference = ServiceOutput<'sync.reconcile'>['items'][number];
type Facts = Pick<Difference, 'kind' | 'kindName' | 'ours' | 'theirs'>;
type Cause = Pick<Difference, 'cause' | 'remedy' | 'way'>;

/** A case as it is here, and as the other side has it; null where it is not there. */
export interface BothSides {
  readonly ours: CaseRecord | null;
  readonly theirs: CaseRecord | null;
  /** Entries of the case that the other side has not said it owns. */
  readonly unsent: readonly StoredEntry[];
  /** Content stays here, as the case is about core data; or went nowhere while it was, so that only a bundle that makes
   * it up brings it. */
  readonly kept: 'core' | 'owed' | null;
}

/** The line of a case; null when it is the same here and there. */
export function differenceOf(sides: BothSides, out: readonly OutBundle[]): Difference | null {
  const { ours, theirs } = sides;
  const known = ours ?? theirs;
  const facts = factsOf(ours?.state ?? null, theirs?.state ?? null);
  if (known === null || facts === null) return null;
  const { id, number } = known.state;
  const { cause, ...rest } = causeOf(sides, out);
  const words = facts.kind !== 'status' && isSaidOtherwise(sides) ? `${cause}；${REGION_STANDS}` : cause;
  return { caseId: id, number, name: caseName(known.state), ...facts, cause: words, ...rest };
}

/** A bundle only brings what the region said, which stands: whoever holds it wrong asks for a correction (C22). */
const REGION_STANDS = '自治区已确认的以自治区为准，认为有误的提出更正申请';

/** Whether the region said a date or a code otherwise than it was recorded, and one of the two has not heard of it. */
const isSaidOtherwise = ({ ours, theirs }: BothSides): boolean =>
  ours !== null && theirs !== null && regionSaid(ours.state) !== regionSaid(theirs.state);

const regionSaid = ({ regionDates, code }: CaseState): string =>
  canonicalJson([...regionDates, ...(code?.replaced ?? [])].map((said) => ({ ...said })));

function factsOf(ours: CaseState | null, theirs: CaseState | null): Facts | null {
  if (ours === null || theirs === null)
    return {
      ...(theirs === null
        ? { kind: 'only-ours', kindName: '我有他无' }
        : { kind: 'only-theirs', kindName: '他有我无' }),
      ours: ours === null ? '' : CASE_STATUS_NAMES[ours.status],
      theirs: theirs === null ? '' : CASE_STATUS_NAMES[theirs.status],
    };
  if (ours.status !== theirs.status)
    return {
      ...{ kind: 'status', kindName: '状态不同' },
      ...{ ours: CASE_STATUS_NAMES[ours.status], theirs: CASE_STATUS_NAMES[theirs.status] },
    };
  if (ours.code?.code !== theirs.code?.code)
    return {
      ...{ kind: 'code', kindName: '编码不同' },
      ...{ ours: ours.code?.code ?? '', theirs: theirs.code?.code ?? '' },
    };
  const [official, theirOfficial] = [officialFacts(ours), officialFacts(theirs)];
  const said = official.filter((fact) => !theirOfficial.includes(fact));
  const theirSaid = theirOfficial.filter((fact) => !official.includes(fact));
  if (said.length + theirSaid.length > 0)
    return {
      ...{ kind: 'content', kindName: '日期或自治区确认不同' },
      ...{ ours: said.join('；'), theirs: theirSaid.join('；') },
    };
  if (canonicalJson(matterOf(ours)) === canonicalJson(matterOf(theirs))) return null;
  return {
    ...{ kind: 'content', kindName: '内容不同' },
    ...{ ours: `第 ${ours.version} 版`, theirs: `第 ${theirs.version} 版` },
  };
}

/** Official dates, validity and what the region confirmed, as a line names them. */
function officialFacts(state: CaseState): readonly string[] {
  const dates = OFFICIAL_DATES.flatMap((name) => {
    const value = officialDate(state, name);
    return value === null ? [] : [`${OFFICIAL_DATE_NAMES[name]} ${value}`];
  });
  const until = state.code?.validTo ?? null;
  const confirmed = state.steps.flatMap(({ step, confirmedAt }) =>
    confirmedAt === null ? [] : [`${STAGE_TITLES[step]}已确认 ${confirmedAt}`],
  );
  const notice = publicationIdOf(state.publicity);
  return [
    ...dates,
    ...(notice === null ? [] : [`公示号 ${notice}`]),
    ...(until === null ? [] : [`有效期至 ${until}`]),
    ...confirmed,
  ];
}

/** All that a case says of the matter: not how often it was written, nor when last. */
const matterOf = (state: CaseState) => ({ ...state, version: 0, changedAt: '' });

const DECIDE = { remedy: '裁决冲突', way: 'decide' } as const;
const MAKE = { remedy: '制作数据包', way: 'make' } as const;

function causeOf(sides: BothSides, out: readonly OutBundle[]): Cause {
  const { ours, theirs, unsent } = sides;
  if (ours === null || ours.fates.some(({ fate }) => fate === 'aside'))
    return { cause: '导入的内容已退回到导入前', remedy: '恢复导入', way: 'restore' };
  // What meets another case, or was never sent, differs for that reason no more than others.
  const dispute = ours.conflicts.find((one) => isOpen(one) && !isBetweenCases(one));
  if (dispute !== undefined && theirs !== null) return { cause: disputeWords(dispute), ...DECIDE };
  if (sides.kept === 'core') return { cause: '属核心数据，不随数据包送出', remedy: '留存本机', way: 'none' };
  const judged = judgedSince(sides);
  const bringing =
    sides.kept === null ? out : out.filter(({ made }) => made.madeUp?.includes(ours.state.id) === true);
  const sent = sentSoFar(unsent, bringing);
  if (judged === null) return sent;
  return { ...sent, cause: `对方所知记录${FATE_NAMES[judged]}，${sent.cause}` };
}

/** What counts there and no longer here, by what came to be known since: a decision, an opinion, an act without right. */
function judgedSince({ ours, theirs, unsent }: BothSides): EntryFate | null {
  if (ours === null || theirs === null) return null;
  const isThere = (entry: EntryId): boolean => !unsent.some(({ id }) => id === entry);
  const other = (entry: EntryId) => theirs.fates.find((one) => one.entry === entry)?.fate;
  return (
    ours.fates.find(({ entry, fate }) => fate !== 'waiting' && isThere(entry) && other(entry) !== fate)
      ?.fate ?? null
  );
}

/** How far what the other side lacks has come on its way. */
function sentSoFar(unsent: readonly StoredEntry[], out: readonly OutBundle[]): Cause {
  const bundle = out.find(({ made }) => unsent.every(({ entry }) => isBefore(entry, made.heads)));
  if (bundle === undefined) return { cause: '尚未打包', ...MAKE };
  const number = spokenNumber(bundle.made.to[0]?.pairSeq ?? 0);
  switch (bundleState(bundle)) {
    case 'made':
      return { cause: `已打包（${number}），尚未送出`, remedy: '送达数据包', way: 'deliver' };
    case 'carried':
      return { cause: `已送出（${number}），对方未回执`, remedy: '取回回执', way: 'deliver' };
    case 'refused':
      return { cause: `对方未收（${number}）`, ...MAKE };
    default:
      return { cause: `对方已回执（${number}），尚未全部存入`, ...MAKE };
  }
}
