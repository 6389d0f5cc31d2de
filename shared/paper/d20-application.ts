/**
 * D20 of applications on an item of the register: what a change or correction altered, before and after
 * (XJR-11-2), and the period of a renewal that went through the notice (XJR-19-4).
 */

import { changesOf } from '#shared/regulation/casework/findings';
import { stageRule } from '#shared/regulation/profiles/profile';
import { partyOf } from './addressee';
import { facts, note, numbered, paragraph } from './blocks';
import { citer } from './cite';
import type { DocumentContext } from './document-context';
import { type Built, letter, letterFooter, notReady } from './letter';
import { entryOf, itemRows, periodWords, versionBefore } from './register-parts';
import { renewalLetter } from './renewal-letter';

export function changedResult(context: DocumentContext): Built {
  if (!isConcluding(context)) return undecided(context);
  const entry = entryOf(context);
  if (!entry.ok) return entry;
  const { state, profile } = context;
  const to = partyOf(context);
  const cite = citer(profile);
  const isChange = state.caseType === 'CHANGE';
  const law = isChange ? cite.under('XJR-12-2', 'NDR-9-11') : cite.under('XJR-12-2', 'NDR-9-14');
  const kind = isChange ? '变更' : '更正';
  const changes = changesOf(state, context.codeLists);
  return letter(
    context,
    {
      title: `公共数据资源${kind}登记结果告知书`,
      addressee: to.name,
      blocks: [
        paragraph(`${to.asked}，经审核，予以${kind}登记。${law}现将登记结果告知如下。`),
        facts([
          ...itemRows(context, entry.value),
          ['有效期', periodWords(versionBefore(context, entry.value))],
        ]),
        paragraph(`登记事项${kind}前后对照如下：`),
        numbered(
          [
            ['登记事项', 20],
            [`${kind}前`, 36],
            [`${kind}后`, 36],
          ],
          changes.map(({ label, before, after }) => [label, before, after]),
        ),
        paragraph(`登记簿已按上表记载，${profile.texts.codeName}和有效期不变。`),
        note(`登记结果${profile.texts.prevails}。`),
      ],
      footer: letterFooter(context),
    },
    confirmedStep(context),
  );
}

/** Only a renewal that was published is told with D20; all others with D25. */
export const renewedResult = (context: DocumentContext): Built =>
  context.state.publicity === null || !isConcluding(context) ? undecided(context) : renewalLetter(context);

/** The item has changed, or does with the next step. */
function isConcluding({ state, profile, issued }: DocumentContext): boolean {
  if (issued !== null || state.status === 'DONE' || state.status === 'PUBLICITY') return true;
  return state.status === 'REVIEW_PROPOSED' && stageRule(profile, state.caseType).publicity !== 'always';
}

const confirmedStep = ({ state }: DocumentContext) => (state.publicity === null ? null : 'publicity');

const undecided = (context: DocumentContext) =>
  notReady(context, '登记程序尚未办结，不能告知登记结果。', '请先办结审核和公示。');
