/** The letter on a renewal: old and new period, what changed with it (XJR-19-3, XJR-19-4). Body of D25 and of D20. */
import { formatLong } from '#shared/domain/local-date';
import { changesOf } from '#shared/regulation/casework/findings';
import { facts, note, numbered, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterFooter, notReady, subjectName } from './letter';
import { entryOf, itemRows, periodGiven, periodWords, versionBefore } from './register-parts';

export function renewalLetter(context: DocumentContext): Built {
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const { state, profile } = context;
  const before = versionBefore(context, entry.value);
  const after = periodGiven(context, entry.value);
  if (after === null || after.validTo <= before.validTo)
    return notReady(context, '申请中没有续展期限，不能告知续展结果。', '请核对续展申请的续展期限。');
  const cite = citer(profile);
  const changes = changesOf(state, context.codeLists);
  return letter(context, {
    title: '公共数据资源登记续展结果通知书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `你单位提交的下列登记结果续展申请，经审核，予以续展。${cite.under('XJR-19-3', 'XJR-19-4')}现将续展结果通知如下。`,
      ),
      facts([
        ...itemRows(context, entry.value),
        ['原有效期', periodWords(before)],
        ['续展后有效期', periodWords(after)],
      ]),
      ...(changes.length === 0
        ? []
        : [
            paragraph('随续展变更的登记事项如下：'),
            numbered(
              [
                ['登记事项', 20],
                ['变更前', 36],
                ['变更后', 36],
              ],
              changes.map((change) => [change.label, change.before, change.after]),
            ),
          ]),
      paragraph(
        `续展期自上一有效期满次日（${formatLong(after.validFrom)}）起计算，${profile.texts.codeName}不变。`,
      ),
      note(`登记结果${profile.texts.prevails}。`),
    ],
    footer: letterFooter(context),
  });
}
