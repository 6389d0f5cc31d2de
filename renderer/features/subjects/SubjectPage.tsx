/** One subject: particulars now and over time, its items and cases. Changing them is a case, never done here. */
import { Button, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import type { CallOutput } from '#shared/contract/contract';
import { LoadingArea } from '../../components/LoadingArea';
import { useShortcut } from '../../components/use-main-action';
import { useQuery } from '../../components/use-query';
import { SUBJECTS as W } from '../../text/subjects';

interface SubjectPageProps {
  readonly uscc: string;
  readonly onBack: () => void;
  readonly onEntry: (registerId: string) => void;
  readonly onCase: (caseId: string) => void;
}

export function SubjectPage(props: SubjectPageProps) {
  const { uscc, onBack } = props;
  const { value, failure, reload } = useQuery('subjects.get', { uscc }, 'cases');
  useShortcut('Alt+ArrowLeft', W.back, onBack);
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      {value ? <Subject subject={value} {...props} /> : null}
    </LoadingArea>
  );
}

type Subject = CallOutput<'subjects.get'>;

function Subject({ subject, onBack, onEntry, onCase }: SubjectPageProps & { readonly subject: Subject }) {
  return (
    <div className="rd-page rd-page-scroll">
      <div className="rd-page-head">
        <Button onClick={onBack}>{W.back}</Button>
        <h1>{subject.name}</h1>
      </div>
      <section className="rd-card" aria-label={W.particulars}>
        <h2>{W.particulars}</h2>
        <Descriptions
          size="small"
          column={2}
          items={[
            { key: 'uscc', label: W.columns.uscc, children: <bdi className="rd-code">{subject.uscc}</bdi> },
            { key: 'nature', label: W.columns.nature, children: subject.natureName },
            { key: 'division', label: W.columns.division, children: subject.division },
            {
              key: 'realName',
              label: W.columns.realName,
              children: `${subject.realName}${subject.realNameAt === null ? '' : W.realNameAt(subject.realNameAt)}`,
            },
          ]}
        />
      </section>
      <Table title={W.items} caption={W.itemsCaption} heads={Object.values(W.itemColumns)} none={W.noItems}>
        {subject.items.map((item) => (
          <tr key={item.registerId}>
            <th scope="row">
              <Button type="link" size="small" onClick={() => onEntry(item.registerId)}>
                {item.name}
              </Button>
            </th>
            <td className="rd-code">{item.code}</td>
            <td>{item.validTo}</td>
            <td>{item.standingName}</td>
          </tr>
        ))}
      </Table>
      <Table title={W.cases} caption={W.casesCaption} heads={Object.values(W.caseColumns)} none={W.noCases}>
        {subject.cases.map((item) => (
          <tr key={item.caseId}>
            <th scope="row">
              <Button type="link" size="small" onClick={() => onCase(item.caseId)}>
                {item.number}
              </Button>
            </th>
            <td>{item.typeName}</td>
            <td>{item.statusName}</td>
          </tr>
        ))}
      </Table>
      <Table
        title={W.history}
        caption={W.historyCaption}
        heads={Object.values(W.historyColumns)}
        none={W.noCases}
      >
        {subject.history.map((line) => (
          <tr key={`${line.on} ${line.caseId}`}>
            <th scope="row">{line.on}</th>
            <td>
              <Button type="link" size="small" onClick={() => onCase(line.caseId)}>
                {line.caseNumber}
              </Button>
            </td>
            <td>{line.name}</td>
            <td>{line.legalRep}</td>
            <td>{line.contact}</td>
            <td>{line.realName}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

interface TableProps {
  readonly title: string;
  readonly caption: string;
  readonly heads: readonly string[];
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Table({ title, caption, heads, none, children }: TableProps) {
  return (
    <section className="rd-card" aria-label={title}>
      <h2>{title}</h2>
      {children.length === 0 ? (
        <p className="rd-quiet">{none}</p>
      ) : (
        <table className="rd-plain-table">
          <caption className="rd-hidden">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  );
}
