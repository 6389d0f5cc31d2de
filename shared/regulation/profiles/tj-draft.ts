/**
 * Profile TJ-draft: 天津市公共数据资源登记管理实施细则（试行）（征求意见稿）, a second set of rules that the same
 * program can follow. The draft was never in force and leaves its dates blank (TJR-32-1): those below are
 * trial dates of ours, and it takes the place of XJ-2025 only on a desk that tries it. Data only.
 */
import { basis } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { Profile } from './profile';
import { TJ_CHECKLIST } from './tj-draft/checklist';
import { TJ_CITES } from './tj-draft/cites';
import { TJ_CLOCKS } from './tj-draft/clocks';
import { TJ_GROUNDS } from './tj-draft/grounds';
import { TJ_MATERIALS } from './tj-draft/materials';
import { TJ_SETTINGS } from './tj-draft/settings';
import { TJ_STAGES } from './tj-draft/stages';
import { TJ_TEXTS } from './tj-draft/texts';

export const TJ_DRAFT_PROFILE: Profile = {
  id: 'TJ-draft',
  title: '天津市公共数据资源登记管理实施细则（试行）（征求意见稿，未施行，起止日期为试用日期）',
  effectiveFrom: localDate('2026-01-01'),
  effectiveTo: localDate('2028-12-31'),
  replaces: 'XJ-2025',
  text: 'TJR',
  clocks: TJ_CLOCKS,
  stages: TJ_STAGES,
  checklist: TJ_CHECKLIST,
  materials: TJ_MATERIALS,
  validity: {
    years: 3,
    convention: 'day-before',
    limitedByAgreement: true,
    tag: 'INTERP',
    basis: basis('TJR-12-1', 'TJR-12-2'),
  },
  renewal: {
    windowDays: 60,
    maxMonths: 36,
    reminderDays: [90, 60, 30, 7],
    tag: 'LAW',
    basis: basis('TJR-22-2', 'NDR-15-3', 'NDR-15-4'),
  },
  // 不予登记 of a duplicate is a rule of the draft itself; the deposit is the setting `deposit.required`.
  guards: [{ transition: 'T16', guard: 'duplicateFree', tag: 'LAW', basis: basis('TJR-23-1') }],
  grounds: TJ_GROUNDS,
  settings: TJ_SETTINGS,
  texts: TJ_TEXTS,
  cites: TJ_CITES,
};
