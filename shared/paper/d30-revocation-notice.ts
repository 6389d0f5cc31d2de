/**
 * D30 撤销公告 (XJR-23-2): whose registration, of what, under which code, on which ground, for everybody to read.
 * Nothing else of the case may ever stand here.
 */
import { readableCode } from '#shared/domain/numbers';
import { paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, notReady } from './letter';
import { publishedItems } from './published-items';
import { entryOf } from './register-parts';
import { groundWords, provenFinding } from './revocation-parts';

export function buildRevocationNotice(context: DocumentContext): Built {
  const { state, profile, issued, office } = context;
  const finding = provenFinding(context);
  const isDecided = issued !== null || ['REVOKED', 'ANNOUNCED'].includes(state.status);
  if (!finding || !isDecided)
    return notReady(context, '尚未决定撤销，不能出具撤销公告。', '请先由主管办理“决定撤销登记”。');
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const items = publishedItems(context).filter(
    ({ key }) => key === 'institutionName' || key === 'dataRegistName',
  );
  const cite = citer(profile);
  return letter(context, {
    title: '公共数据资源登记撤销公告',
    addressee: null,
    blocks: [
      paragraph(
        `经核实认定，下列登记存在应当撤销的情形。${cite.under('XJR-23-2', 'NDR-20-1')}${office.name}已决定撤销登记，现予公告。`,
      ),
      {
        kind: 'table',
        columns: [
          { title: '公告事项', width: 24 },
          { title: '公告内容', width: 76 },
        ],
        rows: [
          ...items.map(({ label, value }) => [label, value]),
          [profile.texts.codeName, readableCode(entry.value.code)],
          ['撤销情形', groundWords(context, finding)],
        ],
      },
      paragraph('自撤销之日起，上述登记结果不再有效。'),
    ],
    footer: [],
  });
}
