/** One sealed slip: on the screen to be written down, or on a sheet of its own, with room for who keeps it. */
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { SETUP as W } from '../../text/setup';

interface SlipCardProps {
  readonly number: number;
  readonly of: number;
  readonly slip: string;
}

export function SlipCard({ number, of, slip }: SlipCardProps) {
  const [printing, setPrinting] = useState(false);
  // Only the slip that is being printed is on the sheet; the print dialog holds the page until it closes.
  useEffect(() => {
    if (!printing) return;
    window.print();
    setPrinting(false);
  }, [printing]);
  return (
    <section
      className={`rd-slip${printing ? ' rd-slip-printing' : ''}`}
      aria-label={W.slipTitle(number, of)}
      data-testid={`slip-${number}`}
    >
      <h2 className="rd-section-title">{W.slipTitle(number, of)}</h2>
      <ol className="rd-key" aria-label={W.slipGroups(number)}>
        {slip.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups are places in a fixed text
          <li key={index}>
            <span aria-hidden="true">{index + 1}</span>
            <bdi dir="ltr">{group}</bdi>
          </li>
        ))}
      </ol>
      <div className="rd-slip-paper-only">
        <p>{W.slipOnPaper}</p>
        {W.slipLines.map((line) => (
          <p key={line}>{line}：________________________</p>
        ))}
      </div>
      <Button
        className="rd-setup-screen-only"
        size="small"
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setPrinting(true)}
      >
        {W.printSlip(number)}
      </Button>
    </section>
  );
}
