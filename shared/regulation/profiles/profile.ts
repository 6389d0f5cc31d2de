/**
 * A rule profile: the law as dated data. Each row says where it stands (`basis`) and how it binds: LAW
 * rows are binding, INTERP and DESIGN rows are settings with a default.
 */
import type { ClauseId } from '#shared/domain/ids';
import type { LocalDate } from '#shared/domain/local-date';

export type Tag = 'LAW' | 'INTERP' | 'DESIGN';

/** Clocks of the main path. C1b, C3p and C4 are reminders without effect in law. */
export type ClockId = 'C1' | 'C1b' | 'C2' | 'C3p' | 'C3' | 'C4';

export type ClockNature = 'deadline' | 'period' | 'reminder';

export interface ClockRule {
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
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}



/** A stage of the procedure (XJR-13-1). */
export type Stage = 'application' | 'acceptance' | 'review' | 'publicity' | 'coding';

/** Which stages a type of application passes, in order. */
export interface StageRule {
  readonly applyType: ApplyType;
  readonly stages: readonly Stage[];
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}

/** One item of the 形式审核表. `auto`: computed by the named check, overridable with a reason. */
export interface ChecklistRule {
  readonly id: string;
  readonly label: string;
  readonly lookAt: string;
  readonly auto:
    | 'realName'
    | 'jurisdiction'
    | 'deposit'
    | 'publicText'
    | 'duplicate'
    | 'materials'
    | 'risk'
    | null;
  readonly basis: readonly ClauseId[];
}

/** A material of the acceptance checklist. `field`: the form's file field that brings it. */
export interface MaterialRule {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly attachmentType: string;
  /** Required always, or only when the form shows the field. */
  readonly when: 'always' | 'agent' | 'joint' | 'shared';
  readonly basis: readonly ClauseId[];
}

export interface Validity {
  readonly years: number;
  /** `day-before`: last day is the day before the anniversary; `anniversary`: the anniversary itself. */
  readonly convention: 'day-before' | 'anniversary';
  readonly tag: Tag;
  readonly basis: readonly ClauseId[];
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate;
  readonly clocks: readonly ClockRule[];
  readonly stages: readonly StageRule[];
  readonly checklist: readonly ChecklistRule[];
  readonly materials: readonly MaterialRule[];
  readonly validity: Validity;
}

/** The stages of a type. @throws when the profile lacks the type: profiles are checked when they are loaded. */
export function stagesOf(profile: Profile, applyType: ApplyType): readonly Stage[] {
  const rule = profile.stages.find((row) => row.applyType === applyType);
  if (!rule) throw new Error(`profile ${profile.id} has no stages for ${applyType}`);
  return rule.stages;
}

/** The rule of a clock. @throws when the profile lacks it: profiles are checked when they are loaded. */
export function clockRule(profile: Profile, id: ClockId): ClockRule {
  const rule = profile.clocks.find((clock) => clock.id === id);
  if (!rule) throw new Error(`profile ${profile.id} has no clock ${id}`);
  return rule;
}
