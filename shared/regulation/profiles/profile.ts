/**
 * A rule profile: the law as dated data. Each row says where it stands (`basis`) and how it binds: LAW
 * rows are binding, INTERP and DESIGN rows are settings with a default. The judgement is in casework.
 */
import type { CaseType, ObjectType } from '#shared/domain/case-type';
import type { ClauseId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';

export type Tag = 'LAW' | 'INTERP' | 'DESIGN';

/** What every row of a profile says about itself. */
export interface Grounded {
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}

/** Clocks of registration counted in working days (workflow section 2). */
export const CLOCK_IDS = [
  'C0',
  'C1',
  'C1b',
  'C2',
  'C2x',
  'CH',
  'C3p',
  'C3',
  'C4',
  'O1',
  'O2',
  'O3',
  'X',
  'AR',
] as const;
export type ClockId = (typeof CLOCK_IDS)[number];

export type ClockNature = 'deadline' | 'period' | 'reminder';

export interface ClockRule extends Grounded {
  readonly id: ClockId;
  readonly name: string;
  /** Length in working days. */
  readonly days: number;
  /** What day 0 is, in words. */
  readonly startsWith: string;
  /**
   * `deadline`: an act is due by then. `period`: it has to run out before the next act. `reminder`: good
   * practice without effect in law.
   */
  readonly nature: ClockNature;
  /** Types of cases it runs in; empty for a clock of the office itself (AR). */
  readonly types: readonly CaseType[];
}

/** A stage of the procedure (XJR-13-1). */
export const STAGES = ['application', 'acceptance', 'review', 'publicity', 'coding'] as const;
export type Stage = (typeof STAGES)[number];

/** When a type goes through the public notice (workflow 4.6, 11.2, 11.7). */
export type PublicityRule = 'always' | 'openOrAuthorised' | 'publicItemChanged' | 'never';

/** How a type of application goes through the stages, and what becomes of the code. */
export interface StageRule extends Grounded {
  readonly type: CaseType;
  readonly publicity: PublicityRule;
  readonly code: 'new' | 'kept' | 'none';
}

/** Checks that answer an item of the 形式审核表 by themselves. */
export const AUTO_CHECKS = [
  'realName',
  'jurisdiction',
  'deposit',
  'publicText',
  'duplicate',
  'materials',
  'risk',
  'agent',
  'joint',
  'agreement',
  'catalogue',
  'consent',
  'window',
] as const;
export type AutoCheck = (typeof AUTO_CHECKS)[number];

/** One item of the 形式审核表. `auto`: computed by the named check, overridable with a reason. */
export interface ChecklistRule extends Grounded {
  readonly id: string;
  readonly label: string;
  readonly lookAt: string;
  readonly auto: AutoCheck | null;
  readonly types: readonly CaseType[];
  readonly objectTypes: readonly ObjectType[];
}

/** When a material belongs to an application of its types. */
export const MATERIAL_CONDITIONS = [
  'always',
  'agent',
  'joint',
  'shared',
  'authorised',
  'redeposit',
  'riskChanged',
  'interested',
  'consent',
] as const;
export type MaterialCondition = (typeof MATERIAL_CONDITIONS)[number];

/** A material of the acceptance checklist (workflow 8.1). */
export interface MaterialRule extends Grounded {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly attachmentType: string;
  readonly when: MaterialCondition;
  readonly types: readonly CaseType[];
  readonly objectTypes: readonly ObjectType[];
}

export interface Validity extends Grounded {
  readonly years: number;
  /** `day-before`: last day is the day before the anniversary; `anniversary`: the anniversary itself. */
  readonly convention: 'day-before' | 'anniversary';
  /** A product under authorised operation lives no longer than its agreement (XJR-19-2). */
  readonly limitedByAgreement: boolean;
}

/** 续展 (XJR-19-3, XJR-19-4). Days are calendar days before the last day of validity. */
export interface Renewal extends Grounded {
  readonly windowDays: number;
  readonly maxMonths: number;
  readonly reminderDays: readonly number[];
}

/** A named guard that the profile adds to a row of the transition table. */
export interface GuardRule extends Grounded {
  readonly transition: string;
  readonly guard: string;
}

/** One ground, reason or category of a pick-list that belongs to the rules. */
export interface Ground {
  readonly code: string;
  readonly label: string;
  readonly basis: readonly ClauseId[];
}

export const GROUND_LISTS = [
  'refuse',
  'transfer',
  'notPass',
  'objection',
  'objectionInvalid',
  'revoke',
  'revokeSource',
] as const;
export type GroundListId = (typeof GROUND_LISTS)[number];

/** Settings of workflow section 11 and their values. */
export interface SettingValues {
  /** Whether the public notice runs on while an objection is open (11.3). */
  readonly 'objection.publicityClock': 'continue' | 'pause';
  /** What O3 counts from (XJR-16-9 is silent): the subject's material, or the end of its time to answer. */
  readonly 'objection.decisionStart': 'material' | 'answerDue';
  /** Whether an objection without evidence may be taken with evidence noted as to follow (NDR-12). */
  readonly 'objection.evidence': 'required' | 'mayFollow';
  readonly 'withdrawal.enabled': boolean;
  /** A subject that never answers a correction notice may be refused for that. */
  readonly 'correction.lapseCloses': boolean;
  /** Whoever accepted may also review. */
  readonly 'duties.acceptEqualsReview': boolean;
  /** Two persons suffice: who drafted may also accept and review, but never decides. */
  readonly 'duties.twoPersons': boolean;
  readonly 'deposit.required': 'always' | 'authorised';
  readonly 'subject.unincorporated': boolean;
  /** Whether an announcement goes with a cancellation (D27). */
  readonly 'cancellation.announce': boolean;
  readonly 'retention.years': number;
}

/**
 * Settings of the exchange (design 2.2, 2.8). They came after profiles were signed and adopted: one that does not name
 * them is whole, and the usual values hold (`exchangeLimits`).
 */
export interface ExchangeSettingValues {
  /** Share of the open cases, in percent, that may change status before a second supervisor has to agree. */
  readonly 'exchange.massShare': number;
  /** Number of cases below which that share says nothing. */
  readonly 'exchange.massFloor': number;
  /** Cases that may change status before a second supervisor has to agree, whatever their share. */
  readonly 'exchange.massCases': number;
  /** Contradictions that may open before a second supervisor has to agree. */
  readonly 'exchange.massConflicts': number;
  /** Days up to which the list of revocations is not warned of. */
  readonly 'exchange.listWarning': number;
  /** Days up to which one supervisor alone takes in what other stations bring. */
  readonly 'exchange.listSecond': number;
  /** Records, entries and places together, that one bundle is filled with. */
  readonly 'exchange.bundleRecords': number;
}

export type SettingId = keyof SettingValues;
export type ExchangeSettingId = keyof ExchangeSettingValues;
type Row<V> = Grounded & { readonly value: V };
export type ExchangeSettings = { readonly [K in ExchangeSettingId]: Row<ExchangeSettingValues[K]> };
type CaseSettings = { readonly [K in SettingId]: Row<SettingValues[K]> };
export type Settings = CaseSettings & Partial<ExchangeSettings>;

/** Words that differ between rules: letters and screens take them from here. */
export interface ProfileTexts {
  /** As the first citation of a letter writes it, with its brackets. */
  readonly rulesTitle: string;
  /** How later citations call it. */
  readonly rulesShort: string;
  /** 登记结果查询码, or 登记凭证编号. */
  readonly codeName: string;
  /** 登记结果告知单, or 登记凭证. */
  readonly resultName: string;
  readonly system: string;
  readonly superior: string;
  readonly prevails: string;
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate;
  /** The profile whose time ends the day before this one begins; `null` when none does. */
  readonly replaces: string | null;
  /** First part of the clause ids of its own text: XJR, TJR. */
  readonly text: string;
  readonly clocks: readonly ClockRule[];
  readonly stages: readonly StageRule[];
  readonly checklist: readonly ChecklistRule[];
  readonly materials: readonly MaterialRule[];
  readonly validity: Validity;
  readonly renewal: Renewal;
  readonly guards: readonly GuardRule[];
  readonly grounds: { readonly [L in GroundListId]: readonly Ground[] };
  readonly settings: Settings;
  readonly texts: ProfileTexts;
  /**
   * How this text says what the program cites by Xinjiang's clause ids; `null` for Xinjiang's own. An id
   * that is not named has no counterpart and is not cited.
   */
  readonly cites: { readonly [id: string]: readonly ClauseId[] } | null;
}

/** How a type goes through the stages. @throws when the profile lacks the type: profiles are checked when loaded. */
export function stageRule(profile: Profile, type: CaseType): StageRule {
  const rule = profile.stages.find((row) => row.type === type);
  if (!rule) throw new Error(`profile ${profile.id} has no stages for ${type}`);
  return rule;
}

/** The rule of a clock. @throws when the profile lacks it: profiles are checked when they are loaded. */
export function clockRule(profile: Profile, id: ClockId): ClockRule {
  const rule = profile.clocks.find((clock) => clock.id === id);
  if (!rule) throw new Error(`profile ${profile.id} has no clock ${id}`);
  return rule;
}

/** The value of a setting. */
export const setting = <K extends SettingId>(
  { settings }: { readonly settings: CaseSettings },
  id: K,
): SettingValues[K] => settings[id].value;

/** The clauses of the profile's own text for what the program cites by Xinjiang's ids. */
export function cited(profile: Profile, ids: readonly ClauseId[]): readonly ClauseId[] {
  const { cites } = profile;
  return cites === null ? ids : [...new Set(ids.flatMap((id) => cites[id] ?? []))];
}
