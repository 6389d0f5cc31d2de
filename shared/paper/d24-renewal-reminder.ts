/** D24 续展提醒: until when a result is valid, when a renewal may be asked for and with what (XJR-19-3, XJR-19-5). */
import { addDays, formatLong } from '#shared/domain/local-date';
import type { Profile } from '#shared/regulation/profiles/profile';
import type { RegisterEntry } from '#shared/regulation/register/entry';
import { renewalWindow } from '#shared/regulation/register/standing';
import { facts, numbered, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterDate, letterFooter, notReady, subjectName } from './letter';
import { entryOf, itemRows } from './register-parts';

/** A reminder is of use some time before the window opens, and not after it has closed. */
const REMIND_BEFORE_DAYS = 30;

export function buildRenewalReminder(context: DocumentContext): Built {
  const { state, profile } = context;
  if (state.caseType !== 'FIRST' || state.status !== 'REGISTERED')
    return notReady(context, '尚未登记，没有续展提醒。', '登记并赋码后，期满前提醒续展。');
  const found = entryOf(context);
  if (!found.ok) return found;
  const entry = found.value;
  if (!isNear(context, entry))
    return notReady(
      context,
      `有效期至${formatLong(entry.validTo)}，现在不需要续展提醒。`,
      '请在续展窗口临近时出具。',
    );
  const { opens, closes } = renewalWindow(entry.validTo, profile.renewal);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记续展提醒函',
    addressee: subjectName(state),
    blocks: [
      paragraph(`你单位下列登记结果的有效期将于${formatLong(entry.validTo)}届满。`),
      facts([
        ...itemRows(context, entry),
        ['有效期至', formatLong(entry.validTo)],
        ['续展申请期间', `${formatLong(opens)}至${formatLong(closes)}（含首尾两日）`],
      ]),
      paragraph(
        `${cite.under('XJR-19-3')}登记主体可在期满前${profile.renewal.windowDays}日内按照规定续展。需要续展的，请在上述期间提出续展申请，并提交下列材料：`,
      ),
      materials(profile, entry),
      paragraph(`${cite.under('XJR-19-5')}期满未按规定续展的，由登记机构予以注销。`),
    ],
    footer: letterFooter(context),
  });
}

function isNear(context: DocumentContext, entry: RegisterEntry): boolean {
  if (context.issued !== null) return true;
  const { opens, closes } = renewalWindow(entry.validTo, context.profile.renewal);
  const today = letterDate(context);
  return entry.status === 'EFFECTIVE' && today >= addDays(opens, -REMIND_BEFORE_DAYS) && today <= closes;
}

function materials(profile: Profile, { objectType }: RegisterEntry) {
  const rules = profile.materials.filter(
    (rule) => rule.types.includes('RENEW') && rule.objectTypes.includes(objectType),
  );
  return numbered(
    [
      ['材料名称', 62],
      ['提交要求', 30],
    ],
    rules.map((rule) => [rule.label, rule.when === 'always' ? '应当提交' : '有此情形的提交']),
  );
}
