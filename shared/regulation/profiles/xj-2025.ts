/**
 * Profile XJ-2025: 新疆维吾尔自治区公共数据资源登记实施细则（试行）, in force 2025-10-01 for two years
 * (XJR-28-1), with 登记管理暂行办法 (NDR) where XJR-12-2 and XJR-23-3 refer to it. Data only; the judgement
 * is in casework.
 */
import { basis } from '#shared/domain/ids';
import { localDate } from '#shared/domain/local-date';
import type { Profile } from './profile';
import { XJ_CHECKLIST } from './xj-2025/checklist';
import { XJ_CLOCKS } from './xj-2025/clocks';
import { XJ_GROUNDS } from './xj-2025/grounds';
import { XJ_MATERIALS } from './xj-2025/materials';
import { XJ_SETTINGS } from './xj-2025/settings';
import { XJ_STAGES } from './xj-2025/stages';
import { XJ_TEXTS } from './xj-2025/texts';

export const XJ_2025_PROFILE: Profile = {
  id: 'XJ-2025',
  title: '新疆维吾尔自治区公共数据资源登记实施细则（试行）',
  effectiveFrom: localDate('2025-10-01'),
  effectiveTo: localDate('2027-09-30'),
  replaces: null,
  text: 'XJR',
  clocks: XJ_CLOCKS,
  stages: XJ_STAGES,
  checklist: XJ_CHECKLIST,
  materials: XJ_MATERIALS,
  validity: {
    years: 3,
    // The last day is our reading: the text says three years from coding (11.5).
    convention: 'day-before',
    limitedByAgreement: true,
    tag: 'INTERP',
    basis: basis('XJR-19-1', 'XJR-19-2'),
  },
  renewal: {
    windowDays: 60,
    maxMonths: 36,
    reminderDays: [90, 60, 30, 7],
    tag: 'LAW',
    basis: basis('XJR-19-3', 'XJR-19-4'),
  },
  guards: [{ transition: 'T11', guard: 'realName', tag: 'LAW', basis: basis('XJR-18-1') }],
  grounds: XJ_GROUNDS,
  settings: XJ_SETTINGS,
  texts: XJ_TEXTS,
  cites: null,
};
