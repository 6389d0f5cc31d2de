/** The fold of a desk, with the dated form in which its small state lies in a snapshot. */
import type { AccountId, StationId } from '#shared/domain/ids';
import type { Instant } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { NO_TRUST, type TrustState } from '#shared/identity/trust';
import type { Json } from '#shared/lib/canonical-json';
import type { SourcedCalendarYear } from '#shared/regulation/calendar/calendar-year';
import { applyToDocuments, applyToViews, reconsiderOthers } from './desk-apply';
import { DESK_TABLES, type DeskTables } from './desk-tables';
import type { DeskViews, ProposedOfficer, RulesView, SupervisionView } from './desk-views';
import type { Account } from './events';
import { type ExchangeView, noExchange } from './exchange-fold';
import type { Fold } from './fold';
import { goesOn } from './goes-on';
import type { ToldByStation } from './other-office';
import { refold } from './refold';
import { touches, unsettles } from './unsettle';

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
  readonly serials: Pairs<string, number>;
  readonly lineage: {
    readonly root: StationId | null;
    readonly own: readonly StationId[];
    readonly continues: Pairs<StationId, StationId>;
  };
  readonly told: Pairs<StationId, ToldByStation>;
  readonly personKeys: Pairs<AccountId, string>;
  readonly announced: Pairs<StationId, { readonly [account: string]: readonly string[] }>;
  readonly trust: TrustState;
  readonly exchange: ExchangeView;
  readonly latest: Instant | null;
}

type Pairs<K, V> = readonly (readonly [K, V])[];

/** The fold of a desk. */
export const DESK_FOLD: Fold<DeskViews, DeskTables> = {
  version: 21,
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
      pools: null,
      codeLists: null,
    },
    supervision: { filing: null, disqualified: false, measures: [], reports: [] },
    serials: new Map(),
    lineage: { root: null, own: new Set(), continues: new Map() },
    told: new Map(),
    others: new Map(),
    personKeys: new Map(),
    announced: new Map(),
    trust: NO_TRUST,
    exchange: noExchange(),
    latest: null,
  }),
  applyToDocuments,
  applyToDesk: applyToViews,
  goesOn,
  refold,
  touches,
  unsettles,
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
      lineage: {
        root: views.lineage.root,
        own: [...views.lineage.own],
        continues: [...views.lineage.continues],
      },
      told: [...views.told],
      personKeys: [...views.personKeys],
      announced: [...views.announced],
      trust: views.trust,
      exchange: views.exchange,
      latest: views.latest,
    };
    return form as unknown as Json;
  },
  fromJson: (json): DeskViews => {
    // Written by `toJson` of the same fold version and authenticated by the store: trusted here.
    const form = json as unknown as SnapshotForm;
    const views: DeskViews = {
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
      lineage: {
        root: form.lineage.root,
        own: new Set(form.lineage.own),
        continues: new Map(form.lineage.continues),
      },
      told: new Map(form.told),
      others: new Map(),
      personKeys: new Map(form.personKeys),
      announced: new Map(form.announced),
      trust: form.trust,
      exchange: { ...form.exchange },
      latest: form.latest,
    };
    reconsiderOthers(views);
    return views;
  },
};
