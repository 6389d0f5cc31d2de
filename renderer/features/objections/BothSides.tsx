/** What both sides say and bring, opposite each other; papers are numbered 甲1… and 乙1… and open here. */
import type { ObjectionView } from '#shared/contract/objection-view';
import type { AttachmentView } from '#shared/contract/views';
import { useOpenCase } from '../../stores/case-store';
import { OBJECTIONS as W } from '../../text/objections';

interface BothSidesProps {
  readonly objection: ObjectionView;
  readonly onOpen: (paper: AttachmentView) => void;
}

export function BothSides({ objection, onOpen }: BothSidesProps) {
  const { view } = useOpenCase();
  const { answer } = objection;
  const papersOf = (ids: readonly number[]) =>
    ids.flatMap((id) => view.attachments.filter((attachment) => attachment.id === id));
  const stand = answer ? (answer.admits ? W.admits : W.disputes) : silence(objection);
  return (
    <table className="objection-sides">
      <caption>{W.both}</caption>
      <thead>
        <tr>
          <th scope="col">{W.bothSide}</th>
          <th scope="col">{W.sideA}</th>
          <th scope="col">{W.sideB}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{W.stand}</th>
          <td className="read-text">
            {W.request}：{objection.request}
          </td>
          <td>{stand}</td>
        </tr>
        <tr>
          <th scope="row">{W.statement}</th>
          <td className="read-text">{objection.content}</td>
          <td className="read-text">{answer?.statement ?? ''}</td>
        </tr>
        <tr>
          <th scope="row">{W.evidence}</th>
          <td>
            <Papers sign="甲" papers={papersOf(objection.evidence)} onOpen={onOpen} />
            {objection.evidenceFollows ? <p className="field-note">{W.evidenceFollows}</p> : null}
          </td>
          <td>
            <Papers sign="乙" papers={papersOf(answer?.evidence ?? [])} onOpen={onOpen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** Why the other side is empty: not asked any more, not in time, or not yet. */
function silence({ status, closedOn, clocks }: ObjectionView): string {
  if (status === 'NO_RESPONSE') return W.noAnswer;
  if (closedOn === null && status !== 'DECIDING') return W.notYet;
  return clocks.some(({ clock }) => clock === 'O3') ? W.noAnswer : W.noneNeeded;
}

interface PapersProps {
  readonly sign: string;
  readonly papers: readonly AttachmentView[];
  readonly onOpen: (paper: AttachmentView) => void;
}

function Papers({ sign, papers, onOpen }: PapersProps) {
  if (papers.length === 0) return W.noEvidence;
  return (
    <ol className="objection-papers">
      {papers.map((paper, index) => (
        <li key={paper.id}>
          <strong>
            {sign}
            {index + 1}
          </strong>
          <button
            type="button"
            className="objection-paper"
            aria-label={W.open(`${sign}${index + 1}`, paper.title)}
            onClick={() => onOpen(paper)}
          >
            {paper.title}
          </button>
        </li>
      ))}
    </ol>
  );
}
