/** One page on the screen. The former picture stays until the new one is whole, so nothing flickers. */
import { Alert } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { PDF as W } from '../../text/pdf';
import { drawPage, type PageLook } from './draw-page';
import type { OpenPdf } from './open-pdf';

interface PdfPageProps extends PageLook {
  readonly pdf: OpenPdf;
}

type State = 'drawing' | 'drawn' | 'picture' | 'failed';

export function PdfPage({ pdf, number, width, zoom, turns }: PdfPageProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<State>('drawing');
  useEffect(() => {
    if (width <= 0) return;
    const given = new AbortController();
    setState('drawing');
    drawPage(pdf, { number, width, zoom, turns }, given.signal).then(
      (drawn) => {
        const host = sheet.current;
        if (drawn === null || host === null || given.signal.aborted) return;
        host.style.setProperty('--total-scale-factor', String(drawn.scale));
        host.replaceChildren(...drawn.nodes);
        setState(drawn.hasText ? 'drawn' : 'picture');
      },
      // A page that its maker left broken is no defect of ours: it is said, and the others are still shown.
      () => {
        if (given.signal.aborted) return;
        sheet.current?.replaceChildren();
        setState('failed');
      },
    );
    return () => given.abort();
  }, [pdf, number, width, zoom, turns]);
  return (
    <article aria-label={W.place(number, pdf.document.numPages)} aria-busy={state === 'drawing'}>
      {state === 'failed' ? <Alert showIcon type="warning" title={W.pageFailed} /> : null}
      {state === 'picture' ? <p className="rd-hidden">{W.noText}</p> : null}
      <div ref={sheet} className="pdf-sheet" />
    </article>
  );
}
