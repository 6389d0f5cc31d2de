/** D20 of the agency's own cases: a shorter validity (XJR-19-2), and a revocation set right by a superior. */
import { formatLong } from '#shared/domain/local-date';
import type { AgencyMatter } from '#shared/regulation/casework/records';
import { facts, note, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterDate, letterFooter, notReady, subjectName } from './letter';
import { entryOf, itemRows, periodWords, versionBefore } from './register-parts';

/** The matter of a case that is decided or will be with the next step; `null` when it was turned down. */
function matterOf<K extends AgencyMatter['kind']>(
  { state, issued }: DocumentContext,
  kind: K,
): Extract<AgencyMatter, { kind: K }> | null {
  const isOpen = issued !== null || ['AGENCY_PROPOSED', 'DONE'].includes(state.status);
  const { matter } = state;
  return isOpen && matter?.kind === kind ? (matter as Extract<AgencyMatter, { kind: K }>) : null;
}

const turnedDown = (context: DocumentContext) =>
  notReady(context, '该事项没有批准办理，不能告知结果。', '请核对案件的办理情况。');

export function shortenedResult(context: DocumentContext): Built {
  const matter = matterOf(context, 'SHORTEN');
  if (!matter) return turnedDown(context);
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const { state, profile } = context;
  const before = versionBefore(context, entry.value);
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记有效期调整告知书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位下列登记结果的授权协议运营期限发生变化。${cite.under('XJR-19-2', 'XJO-18-1')}登记结果有效期以实际运营期限为准，我单位对有效期作出调整，现告知如下。`,
      ),
      facts([
        ...itemRows(context, entry.value),
        ['原有效期', periodWords(before)],
        ['调整后有效期', periodWords({ validFrom: before.validFrom, validTo: matter.validTo })],
        ['依据材料', matter.reference],
      ]),
      paragraph('一、调整的理由'),
      paragraph(sentence(matter.reasons)),
      paragraph('二、调整的结果'),
      paragraph(
        `登记簿已按调整后的有效期记载，${profile.texts.codeName}不变，有效期至${formatLong(matter.validTo)}届满。`,
      ),
      note(`登记结果${profile.texts.prevails}。`),
    ],
    footer: letterFooter(context),
  });
}

export function restoredResult(context: DocumentContext): Built {
  const matter = matterOf(context, 'RESTORE');
  if (!matter) return turnedDown(context);
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const { state, profile } = context;
  const by = matter.reference.trim();
  return letter(context, {
    title: '公共数据资源恢复登记告知书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位下列登记结果此前已被撤销。${by === '' ? '' : `根据${by}，`}我单位予以恢复登记，现告知如下。`,
      ),
      facts([
        ...itemRows(context, entry.value),
        ['有效期', periodWords(entry.value)],
        ['恢复登记日期', formatLong(letterDate(context))],
      ]),
      paragraph('一、恢复登记的理由'),
      paragraph(sentence(matter.reasons)),
      paragraph('二、恢复登记的结果'),
      paragraph(`登记簿已恢复记载，${profile.texts.codeName}和有效期不变。`),
      note(`登记结果${profile.texts.prevails}。`),
    ],
    footer: letterFooter(context),
  });
}
