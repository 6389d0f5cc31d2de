/** Two profiles of this desk beside each other. */
import { Select } from 'antd';
import { useState } from 'react';
import { LoadingArea } from '../../components/LoadingArea';
import { useQuery } from '../../components/use-query';
import { RULES as W } from '../../text/rules';
import { DifferenceTable } from './DifferenceTable';

interface CompareProfilesProps {
  readonly ids: readonly string[];
}

export function CompareProfiles({ ids }: CompareProfilesProps) {
  const [a, setA] = useState<string | null>(null);
  const [b, setB] = useState<string | null>(null);
  const options = ids.map((id) => ({ value: id, label: id }));
  return (
    <section className="rd-card" aria-label={W.compare}>
      <h2>{W.compare}</h2>
      <div className="rd-rule-choice">
        <label htmlFor="rd-compare-a">{W.compareFrom}</label>
        <Select id="rd-compare-a" style={{ width: 180 }} value={a} options={options} onChange={setA} />
        <label htmlFor="rd-compare-b">{W.compareTo}</label>
        <Select id="rd-compare-b" style={{ width: 180 }} value={b} options={options} onChange={setB} />
      </div>
      {a !== null && b !== null && a !== b ? <Compared key={`${a} ${b}`} a={a} b={b} /> : null}
    </section>
  );
}

function Compared({ a, b }: { readonly a: string; readonly b: string }) {
  const { value, failure, reload } = useQuery('rules.compareProfiles', { a, b }, 'rules');
  return (
    <LoadingArea loading={value === null} failure={failure} onRetry={reload}>
      <DifferenceTable caption={W.compareCaption(a, b)} rows={value?.differences ?? []} />
    </LoadingArea>
  );
}
