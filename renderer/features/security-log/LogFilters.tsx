/** What narrows the log: days, person, kind, outcome, words. It asks; the service filters. */
import { Select } from 'antd';
import type { CallOutput } from '#shared/contract/contract';
import type { LogFilter } from '#shared/contract/log';
import { FilterText } from '../../components/FilterText';
import { DateEntry } from '../../components/form/DateEntry';
import { LOG as W } from '../../text/security-log';

interface LogFiltersProps {
  readonly frame: CallOutput<'log.frame'>;
  readonly filter: LogFilter;
  readonly onFilter: (change: Partial<LogFilter>) => void;
}

/** 全部, as a list has it: an empty value has no label of its own. */
const ALL = '';

interface OneOfProps {
  readonly label: string;
  readonly all: string;
  readonly width: number;
  readonly value: string | null;
  readonly of: readonly { readonly code: string; readonly name: string }[];
  readonly onChoose: (code: string | null) => void;
}

function OneOf({ label, all, width, value, of, onChoose }: OneOfProps) {
  return (
    <Select
      aria-label={label}
      style={{ width }}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? ALL}
      onChange={(code) => onChoose(code === ALL ? null : code)}
      options={[{ value: ALL, label: all }, ...of.map(({ code, name }) => ({ value: code, label: name }))]}
    />
  );
}

export function LogFilters({ frame, filter, onFilter }: LogFiltersProps) {
  return (
    <search className="rd-page-head" aria-label={W.filters}>
      <FilterText label={W.text} value={filter.text} width={250} onFilter={(text) => onFilter({ text })} />
      <OneOf
        label={W.actor}
        all={W.anyone}
        width={130}
        value={filter.actor}
        of={frame.people}
        onChoose={(actor) => onFilter({ actor })}
      />
      <OneOf
        label={W.kind}
        all={W.anyKind}
        width={140}
        value={filter.kind}
        of={frame.kinds}
        onChoose={(kind) => onFilter({ kind: kind as LogFilter['kind'] })}
      />
      <OneOf
        label={W.outcome}
        all={W.anyOutcome}
        width={110}
        value={filter.outcome}
        of={frame.outcomes}
        onChoose={(outcome) => onFilter({ outcome: outcome as LogFilter['outcome'] })}
      />
      <label htmlFor="rd-log-from">{W.from}</label>
      <DateEntry id="rd-log-from" value={filter.from ?? ''} onChange={(from) => onFilter({ from })} />
      <label htmlFor="rd-log-to">{W.to}</label>
      <DateEntry id="rd-log-to" value={filter.to ?? ''} onChange={(to) => onFilter({ to })} />
    </search>
  );
}
