/** Where the desk stands: set-up, sign-in or ready, and everything that quietly went wrong. */

import { backupWarning } from '#electron/services/backup/backup-warning';
import type { Call, OpenService } from '#electron/services/service';
import { damageText, faultMessage } from '#electron/store/fault-messages';
import type { Damage } from '#electron/store/faults';
import { openStore, storeStatus } from '#electron/store/store';
import { ROLE_NAMES } from '#shared/access/roles';
import type { DeskState } from '#shared/contract/desk';
import type { Answer } from '#shared/contract/failure';
import { divisionName } from '#shared/domain/divisions';
import { addDays, beijingDate, daysBetween, type LocalDate } from '#shared/domain/local-date';
import { hasAgencyPower } from '#shared/domain/office';
import { DESK_FOLD } from '#shared/journal/desk-fold';
import { isYearLoaded } from '#shared/regulation/calendar/calendar';
import { timeline } from '#shared/regulation/profiles/profile-time';
import type { DeskStore } from './desk-store';
import { IDLE_LOCK_MINUTES } from './sessions';
import { sessionView } from './sign-in';
import { answered, storeFault } from './trouble';

/** From the middle of December the next year's calendar is missed. */
const NEXT_YEAR_SOON_DAYS = 17;

/** Calendar days before the last rules end from which everybody is told. */
const WARN_BEFORE_END_DAYS = 180;

export const state: OpenService<'desk.state'> = async (call) => {
  const status = storeStatus(call.desk.ports.paths.vault);
  if (!status.ok && !call.desk.store) return storeFault(status.error);
  const exists = status.ok ? status.value.exists && status.value.initialised : true;
  const practice = status.ok ? status.value.practice : (call.desk.store?.practice ?? false);
  if (exists && practice) {
    const opened = await openPractice(call);
    if (!opened.ok) return opened;
  }
  return answered(stateOf(call, exists, practice));
};

/** A practice store has no secret: it opens by itself, so that its staff can be listed. */
async function openPractice({ desk, caller }: Call): Promise<Answer<null>> {
  if (desk.store) return answered(null);
  const opened = await openStore({
    dir: desk.ports.paths.vault,
    unlock: { kind: 'practice' },
    fold: DESK_FOLD,
    now: caller.now,
  });
  if (!opened.ok) return storeFault(opened.error);
  desk.hold(opened.value);
  return answered(null);
}

function stateOf(call: Call, exists: boolean, practice: boolean): DeskState {
  const { desk, caller } = call;
  const { store } = desk;
  const { session } = caller;
  // A practice store may just have been opened: its date is known only now.
  const today = beijingDate(desk.timeOf(desk.ports.clock.now()));
  const mayKnow = store !== null && (session !== null || practice);
  const office = mayKnow ? store.views.office : null;
  return {
    phase: exists ? (session ? 'ready' : 'signIn') : 'setup',
    practice,
    office: office && {
      ...office,
      hasAgencyPower: hasAgencyPower(office),
      divisionName: divisionName(office.division),
    },
    practiceStaff:
      practice && store
        ? [...store.views.accounts.values()]
            .filter(({ account }) => !store.views.removed.has(account))
            .map(({ account, name, roles }) => ({
              account,
              name,
              roleNames: roles.map((role) => ROLE_NAMES[role]),
            }))
        : [],
    session:
      session &&
      sessionView(
        session,
        store?.security.views.lastSignIn.get(session.account) ?? null,
        store?.views.mustChange.has(session.account) ?? false,
      ),
    today,
    calendarYears: [...desk.calendar.years],
    profile: { id: desk.profile.id, effectiveTo: desk.profile.effectiveTo },
    codeLists: (session && store?.views.rules.codeLists) ?? null,
    warnings: session && store ? warningsOf(call, store, today) : [],
    slipsConfirmed: practice || store === null || store.views.recoveryKeyConfirmed,
    idleLockMinutes: IDLE_LOCK_MINUTES,
  };
}

/** A doubt that a slip raised can be lifted; what the machine itself remembers cannot. */
function oldCopyWords({ isDoubted }: DeskStore, damage: Damage): { message: string; wayOut: string } {
  const { message, wayOut } = faultMessage({ code: 'OLD_COPY', damage });
  return isDoubted ? { message, wayOut: `${wayOut}${LIFTED_BY}` } : { message, wayOut };
}

const LIFTED_BY = '确认缺少的部分无法找回的，由系统管理员和安全管理员在“管理—三员”中共同解除。';

function warningsOf({ desk, caller }: Call, store: DeskStore, today: LocalDate): DeskState['warnings'] {
  const warnings: DeskState['warnings'] = [];
  const { damage } = store.opened;
  if (damage?.reason === 'older-than-anchor')
    warnings.push({ code: 'OLD_COPY', ...oldCopyWords(store, damage) });
  else if (damage)
    warnings.push({
      code: 'JOURNAL_READ_ONLY',
      message: `登记日志损坏，数据只能查看：${damageText(damage)}。`,
      wayOut: '请停止办理，从最近一次备份恢复，并保留损坏的文件备查。',
    });
  const broken = store.security.damage;
  if (broken)
    warnings.push({
      code: 'JOURNAL_READ_ONLY',
      message: `运行日志损坏，只能查看，不能办理：${damageText(broken)}。`,
      wayOut: '请审计员保留现场并核对，从最近一次备份恢复，并保留损坏的文件备查。',
    });
  if (store.opened.elsewhere)
    warnings.push({ code: 'STORE_ELSEWHERE', ...faultMessage({ code: 'STORE_ELSEWHERE' }) });
  const backup = backupWarning(store, today);
  if (backup) warnings.push(backup);
  if (desk.clockIsBehind(caller.now))
    warnings.push({
      code: 'CLOCK_BEHIND',
      message: '计算机时间早于最近一次办理的时间，法定步骤暂不能办理。',
      wayOut: '请校正计算机时间；时间无误的，由系统管理员或登记机构主管在此处确认。',
    });
  const missing = [today, addDays(today, NEXT_YEAR_SOON_DAYS)]
    .filter((day) => !isYearLoaded(desk.calendar, day))
    .map((day) => `${day.slice(0, 4)}年`);
  if (missing.length > 0)
    warnings.push({
      code: 'CALENDAR_MISSING',
      message: `${[...new Set(missing)].join('、')}没有载入工作日历，涉及的期限按双休日推算并标“待核”。`,
      wayOut: '请在“工作日历”载入该年的放假通知，经第二人确认后生效。',
    });
  const ends = timeline(desk.profiles).at(-1)?.to ?? desk.profile.effectiveTo;
  const left = daysBetween(today, ends);
  if (left < WARN_BEFORE_END_DAYS)
    warnings.push({
      code: 'PROFILE_ENDED',
      message:
        left < 0
          ? `规则包 ${desk.profile.id} 已于 ${ends} 期满，仍按其办理。`
          : `规则包 ${desk.profile.id} 将于 ${ends} 期满（还有 ${left} 日）。`,
      wayOut: '请在“规则包”导入后续规则包，经第二人确认后生效。',
    });
  const { supervision, office } = store.views;
  if (supervision.disqualified)
    warnings.push({
      code: 'DISQUALIFIED',
      message: '登记机构资格已被取消，登记事项只能查看。',
      wayOut: '请按数据主管部门的安排移交。',
    });
  if (office?.level === 'prefecture' && supervision.filing === null && !store.practice)
    warnings.push({
      code: 'FILING_MISSING',
      message: '尚未登记本机构在自治区的备案（细则第五条）。',
      wayOut: '请由主管在“监督管理”中登记备案回执。',
    });
  if (!store.practice && !store.views.recoveryKeyConfirmed)
    warnings.push({
      code: 'SLIPS',
      message: '恢复单尚未核对。',
      wayOut: '请退出登录，在登录页键入其中两张核对，并分别封存。',
    });
  return warnings;
}
