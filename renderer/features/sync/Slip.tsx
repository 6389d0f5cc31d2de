/** A slip of a ceremony: lines and room for signatures, printed as it stands. It never holds a secret. */
import { Button } from 'antd';
import { STATIONS as W } from '../../text/sync';

export interface SlipView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly signers: readonly string[];
}

export function Slip({ slip }: { readonly slip: SlipView }) {
  return (
    <section className="rd-sync-slip" aria-label={slip.title}>
      <h3>{slip.title}</h3>
      <ul>
        {slip.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        {slip.signers.map((signer) => (
          <span key={signer} className="rd-sync-signer">
            {signer}：
          </span>
        ))}
      </p>
      <Button size="small" className="rd-sync-slip-print" onClick={() => window.print()}>
        {W.printSlip}
      </Button>
    </section>
  );
}
