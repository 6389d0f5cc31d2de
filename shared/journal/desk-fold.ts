/** The fold of a desk, with the dated form in which its small state lies in a snapshot. */
import type { AccountId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { Json } from '#shared/lib/canonical-json';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { applyToDocuments, applyToViews } from './desk-apply';
import { DESK_TABLES, type DeskTables } from './desk-tables';
import type { DeskViews, ProposedOfficer, RulesView, SupervisionView } from './desk-views';
import type { Account } from './events';
import type { Fold } from './fold';

/** Snapshot form: maps as lists of pairs. */
interface SnapshotForm {
  readonly office: Office | null;
  readonly practice: boolean;
  readonly recoveryKeyConfirmed: boolean;
  readonly practiceOffsetMs: number;
  readonly accounts: readonly Account[];
  readonly removed: readonly AccountId[];
  readonly proposedOfficer: ProposedOfficer | null;
  readonly mustChange: readonly AccountId[];
  readonly rules: Omit<RulesView, 'calendars'> & { readonly calendars: readonly SourcedCalendarYear[] };
  readonly supervision: SupervisionView;
  readonly serials: readonly (readonly [string, number])[];
  readonly latest: Instant | null;
}

/** The fold of a desk. */
export const DESK_FOLD: Fold<DeskViews, DeskTables> = {
  version: 5,
  tables: DESK_TABLES,
  create: () => ({
    office: null,
    practice: false,
    recoveryKeyConfirmed: false,
    practiceOffsetMs: 0,
    accounts: new Map(),
    removed: new Set(),
    proposedOfficer: null,
    mustChange: new Set(),
    rules: {
      adopted: [],
      pendingProfile: null,
      calendars: new Map(),
      pendingCalendar: null,
    },
    supervision: { filing: null, disqualified: false, measures: [], reports: [] },
    serials: new Map(),
    latest: null,
  }),
  applyToDocuments,
  applyToDesk: applyToViews,
  toJson: (views): Json => {
    const form: SnapshotForm = {
      office: views.office,
      practice: views.practice,
      recoveryKeyConfirmed: views.recoveryKeyConfirmed,
      practiceOffsetMs: views.practiceOffsetMs,
      accounts: [...views.accounts.values()],
      removed: [...views.removed],
      proposedOfficer: views.proposedOfficer,
      mustChange: [...views.mustChange],
      rules: { ...views.rules, calendars: [...views.rules.calendars.values()] },
      supervision: views.supervision,
      serials: [...views.serials],
      latest: views.latest,
    };
    return form as unknown as Json;
  },
  fromJson: (json): DeskViews => {
    // Written by `toJson` of the same fold version and authenticated by the store: trusted here.
    const form = json as unknown as SnapshotForm;
    return {
      office: form.office,
      practice: form.practice,
      recoveryKeyConfirmed: form.recoveryKeyConfirmed,
      practiceOffsetMs: form.practiceOffsetMs,
      accounts: new Map(form.accounts.map((account) => [account.account, account])),
      removed: new Set(form.removed),
      proposedOfficer: form.proposedOfficer,
      mustChange: new Set(form.mustChange),
      rules: {
        ...form.rules,
        adopted: [...form.rules.adopted],
        calendars: new Map(form.rules.calendars.map((year) => [year.year, year])),
      },
      supervision: {
        ...form.supervision,
        measures: [...form.supervision.measures],
        reports: [...form.supervision.reports],
      },
      serials: new Map(form.serials),
      latest: form.latest,
    };
  },
};
