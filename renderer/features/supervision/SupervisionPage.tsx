/** 监督管理: measures of the data authority against this office (XJR-23-1), and recording one. */
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { useHolds } from '../../stores/desk-store';
import { SUPERVISION as W } from '../../text/supervision';
import { MeasureDialog } from './MeasureDialog';

export function SupervisionPage() {
  const { value, failure, reload } = useQuery('office.measures', {}, 'office');
  const supervises = useHolds('office.supervise');
  const [recording, setRecording] = useState(false);
  const { message } = App.useApp();
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload} what={W.loading}>
      <div className="rd-page rd-page-scroll">
        <div className="rd-page-head">
          <h1>{W.title}</h1>
          <span className="rd-spring" />
          {supervises ? (
            <Button type="primary" onClick={() => setRecording(true)}>
              {W.record}
            </Button>
          ) : (
            <span className="rd-quiet">{W.onlyOversight}</span>
          )}
        </div>
        <p className="rd-quiet">{W.note}</p>
        <Alert
          role="status"
          showIcon
          type={value?.disqualified ? 'error' : 'success'}
          title={value?.disqualified ? W.disqualified : W.qualified}
        />
        <section className="rd-card" aria-label={W.caption}>
          {value?.measures.length === 0 ? <p className="rd-quiet">{W.none}</p> : null}
          {value && value.measures.length > 0 ? (
            <table className="rd-plain-table">
              <caption>{W.caption}</caption>
              <thead>
                <tr>
                  {Object.values(W.columns).map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.measures.toReversed().map((measure) => (
                  <tr key={`${measure.on} ${measure.kind} ${measure.reference}`}>
                    <th scope="row">{measure.on}</th>
                    <td>{measure.kindName}</td>
                    <td>{measure.reason}</td>
                    <td>{measure.reference}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </section>
        {recording ? (
          <MeasureDialog
            disqualified={value?.disqualified ?? false}
            onClose={() => setRecording(false)}
            onRecorded={() => {
              setRecording(false);
              message.success(W.recorded);
              reload();
            }}
          />
        ) : null}
      </div>
    </LoadingArea>
  );
}
