/** Every case on the item, oldest first; each opens. */
import { Button } from 'antd';
import type { RegisterEntryView } from '#shared/contract/register-views';
import { REGISTER as W } from '../../text/register';

interface EntryCasesProps {
  readonly entry: RegisterEntryView;
  readonly onOpenCase: (caseId: string) => void;
}

export function EntryCases({ entry, onOpenCase }: EntryCasesProps) {
  return (
    <section className="rd-card" aria-label={W.cases}>
      <h2>{W.cases}</h2>
      <table className="rd-plain-table">
        <caption className="rd-hidden">{W.casesCaption}</caption>
        <tbody>
          {entry.cases.map((item) => (
            <tr key={item.caseId}>
              <th scope="row">{item.typeName}</th>
              <td>
                <Button type="link" size="small" onClick={() => onOpenCase(item.caseId)}>
                  {item.number}
                </Button>
              </td>
              <td>
                {item.open ? <span aria-hidden="true">◐ </span> : null}
                {item.statusName}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="rd-quiet">{W.papersNote}</p>
    </section>
  );
}
