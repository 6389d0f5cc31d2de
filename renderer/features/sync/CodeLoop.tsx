/** The codes of one record, several of them one after the other until all were scanned: it runs by itself, or stands still. */
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { QrCode } from '../../print/QrCode';
import { CODE_LOOP as W } from '../../text/sync';

interface CodeLoopProps {
  readonly codes: readonly string[];
  readonly label: string;
}

/** So long one code stands: time enough to aim a scanner at it. */
const SHOWN_MS = 3_000;

export function CodeLoop({ codes, label }: CodeLoopProps) {
  const [at, setAt] = useState(0);
  const [isRunning, setRunning] = useState(true);
  const step = (by: number): void => setAt((now) => (now + by + codes.length) % codes.length);
  useEffect(() => {
    if (!isRunning || codes.length < 2) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % codes.length), SHOWN_MS);
    return () => clearInterval(timer);
  }, [isRunning, codes.length]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setRunning(false);
    step(by);
  };
  const place = W.place(at + 1, codes.length);
  return (
    <figure className="rd-sync-qr" onKeyDown={onKeyDown}>
      <QrCode text={codes[at] ?? ''} label={`${label}，${place}`} />
      <figcaption>
        {label}　{place}
      </figcaption>
      {codes.length < 2 ? null : (
        <>
          <div className="rd-sync-loop">
            <Button htmlType="button" onClick={() => step(-1)}>
              {W.before}
            </Button>
            <Button htmlType="button" aria-pressed={!isRunning} onClick={() => setRunning(!isRunning)}>
              {isRunning ? W.pause : W.run}
            </Button>
            <Button htmlType="button" onClick={() => step(1)}>
              {W.next}
            </Button>
          </div>
          <p className="field-note">{W.note}</p>
        </>
      )}
    </figure>
  );
}
