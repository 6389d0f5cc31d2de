/** The log of a case in readable sentences, oldest first, printable as it stands on the screen. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { formatShort } from '#shared/domain/local-date';
import { EmptyState } from '../../components/EmptyState';
import { LoadingArea } from '../../components/LoadingArea';
import { ScrollArea } from '../../components/ScrollArea';
import { useQuery } from '../../components/use-query';
import { useOpenCase } from '../../stores/case-store';
import './history.css';

export function CaseHistory() {
  const { view } = useOpenCase();
  const { value, failure, reload } = useQuery('cases.history', { caseId: view.caseId }, 'cases');
  const [text, setText] = useState('');
  const lines = (value?.lines ?? []).filter((line) =>
    [line.title, line.detail, line.actor, line.role, line.fate, line.doubt].some((part) =>
      part.includes(text.trim()),
    ),
  );
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload}>
      <div className="history">
        <div className="history-head">
          <Input
            aria-label="筛选日志"
            allowClear
            placeholder="按事项、人员筛选"
            style={{ width: 260 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="field-note" role="status">
            {lines.length} 条
          </span>
          <Button onClick={() => window.print()}>打印</Button>
        </div>
        {lines.length === 0 ? (
          <EmptyState text="没有符合条件的日志" action={{ label: '清除筛选', onClick: () => setText('') }} />
        ) : (
          <ScrollArea name="案件日志" className="history-scroll rd-paper">
            <table>
              <caption>
                {view.number} {view.name} 案件日志
              </caption>
              <thead>
                <tr>
                  <th scope="col">日期</th>
                  <th scope="col">时间</th>
                  <th scope="col">人员</th>
                  <th scope="col">岗位</th>
                  <th scope="col">事项</th>
                  <th scope="col">内容</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={`${line.at} ${line.title} ${line.detail}`}>
                    <td className="history-date">
                      {line.date} {formatShort(line.date).slice(-4)}
                    </td>
                    <td>
                      {line.time}
                      {line.doubt === '' ? null : <strong> ▲ {line.doubt}</strong>}
                    </td>
                    <td>{line.actor}</td>
                    <td>{line.role}</td>
                    <td>
                      {line.title}
                      {line.fate === '' ? null : <strong> ▲ {line.fate}</strong>}
                    </td>
                    <td className="history-detail">{line.detail}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        )}
      </div>
    </LoadingArea>
  );
}
