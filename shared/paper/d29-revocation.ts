/** D29 撤销决定书: the registration is revoked, on which facts, ground and article (XJR-23-2, NDR-20-1). */
import { formatLong } from '#shared/domain/local-date';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { evidenceTable } from './evidence';
import { groundsTable } from './grounds';
import { type Built, letter, letterDate, letterFooter, notReady, subjectName } from './letter';
import { entryOf, itemRows } from './register-parts';
import { provenFinding } from './revocation-parts';

export function buildRevocation(context: DocumentContext): Built {
  const { state, profile, issued } = context;
  const finding = provenFinding(context);
  const { revocation } = state;
  const isDecided = issued !== null || ['FOUND', 'REVOKED', 'ANNOUNCED'].includes(state.status);
  if (!finding || !revocation || !isDecided)
    return notReady(context, '核实认定尚未批准，不能出具撤销决定书。', '请先由主管批准核实认定。');
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const cite = citer(profile);
  const on = revocation.decidedAt ?? letterDate(context);
  return letter(context, {
    title: '公共数据资源登记撤销决定书',
    addressee: subjectName(state),
    blocks: [
      paragraph(
        `经核实认定，你单位下列登记存在应当撤销的情形。${cite.under('XJR-23-2', 'NDR-20-1')}我单位决定撤销登记。`,
      ),
      facts([...itemRows(context, entry.value), ['决定日期', formatLong(on)]]),
      paragraph('一、事实'),
      paragraph(sentence(revocation.facts)),
      ...(revocation.evidence.length === 0
        ? []
        : [paragraph('上述事实有下列证据证明：'), evidenceTable(state, revocation.evidence)]),
      paragraph('二、撤销的情形和依据'),
      groundsTable(profile, 'revoke', finding.grounds, cite),
      paragraph(`理由：${sentence(finding.reasons)}`),
      paragraph('三、撤销的后果'),
      paragraph(`自决定之日起，该登记结果及其${profile.texts.codeName}不再有效。我单位将进行公告。`),
    ],
    footer: letterFooter(context),
  });
}
