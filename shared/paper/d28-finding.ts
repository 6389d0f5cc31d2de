/** D28 撤销核实认定书: facts, evidence, what the subject said, and the grounds found (XJR-23-2, NDR-20-1). */
import { formatLong } from '#shared/domain/local-date';
import { facts, paragraph, sentence } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { evidenceTable } from './evidence';
import { groundLabel, groundsTable } from './grounds';
import { type Built, letter, letterFooter, notReady } from './letter';
import { entryOf, itemRows } from './register-parts';
import { provenFinding } from './revocation-parts';

export function buildFinding(context: DocumentContext): Built {
  const { state, profile } = context;
  const finding = provenFinding(context);
  const { revocation, matter } = state;
  if (!finding || !revocation)
    return notReady(context, '没有成立的核实认定，不能出具核实认定书。', '请先办理“提出核实认定”。');
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const cite = citer(profile);
  const decider = state.people.decider;
  return letter(context, {
    title: '公共数据资源登记撤销核实认定书',
    addressee: null,
    blocks: [
      facts([
        ['案件编号', state.number],
        ...itemRows(context, entry.value),
        ...(matter?.kind === 'REVOKE'
          ? [
              ['线索来源', groundLabel(profile, 'revokeSource', matter.source)] as const,
              ['线索内容', matter.clue] as const,
            ]
          : []),
      ]),
      paragraph('一、核实的事实'),
      paragraph(sentence(revocation.facts)),
      paragraph('二、证据'),
      revocation.evidence.length === 0 ? paragraph('无。') : evidenceTable(state, revocation.evidence),
      paragraph('三、登记主体的陈述'),
      paragraph(statementWords(context)),
      paragraph('四、认定'),
      paragraph(`${cite.under('XJR-23-2', 'NDR-20-1')}经核实，认定登记主体存在下列情形，应当撤销登记：`),
      groundsTable(profile, 'revoke', finding.grounds, cite),
      paragraph(`认定理由：${sentence(finding.reasons)}`),
      facts([
        ['认定人', context.personName(finding.by)],
        ['批准人', decider === null ? '' : context.personName(decider)],
      ]),
    ],
    footer: letterFooter(context),
  });
}

function statementWords({ state }: DocumentContext): string {
  const { notifiedAt, heardAt, statement } = state.revocation ?? {};
  if (!notifiedAt) return '未听取陈述。';
  const told = `我单位于${formatLong(notifiedAt)}将拟撤销登记的事实和理由告知登记主体。`;
  if (!heardAt) return `${told}登记主体尚未陈述。`;
  return (statement ?? '').trim() === ''
    ? `${told}登记主体未提出陈述意见。`
    : `${told}登记主体于${formatLong(heardAt)}陈述：${sentence(statement ?? '')}`;
}
