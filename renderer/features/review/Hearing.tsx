/** What the subject said to a correction that somebody else asks for (NDR-9-15). To read. */
import { formatLong } from '#shared/domain/local-date';
import { labelOf } from '#shared/forms/code-lists';
import { useOpenCase } from '../../stores/case-store';
import { HEARING as W } from '../../text/case';

export function Hearing() {
  const { view } = useOpenCase();
  const { hearing } = view;
  if (!hearing) return null;
  const words =
    hearing.answeredAt === null || hearing.consent === null
      ? W.waiting(formatLong(hearing.notifiedAt))
      : W.answered(formatLong(hearing.answeredAt), labelOf('CL-CONSENT', hearing.consent));
  return (
    <p className="review-opinion">
      <strong>{W.title}：</strong>
      {words}
      {hearing.statement === '' ? null : ` ${hearing.statement}`}
    </p>
  );
}
