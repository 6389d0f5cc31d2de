/**
 * A PDF in the page, one page at a time: only the page that is looked at is drawn, so a long paper opens as
 * quickly as a short one. A PDF that cannot be shown is said in words, and the caller's facts stand in for it.
 */
import { Alert } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { PDF as W } from '../../text/pdf';
import { LoadingArea } from '../LoadingArea';
import { ScrollArea } from '../ScrollArea';
import { useFocusWithin } from '../use-focus-within';
import type { OpenPdf } from './open-pdf';
import { PdfPage } from './PdfPage';
import { PdfTools } from './PdfTools';
import './pdf.css';
import { usePdf } from './use-pdf';
import { usePdfView } from './use-pdf-view';
import { useWidth } from './use-width';

interface PdfViewerProps {
  readonly bytes: Uint8Array;
  readonly title: string;
  /** What is known of a paper that cannot be shown. */
  readonly facts: ReactNode;
}

export function PdfViewer({ bytes, title, facts }: PdfViewerProps) {
  const outcome = usePdf(bytes);
  if (outcome === null)
    return (
      <LoadingArea loading what={W.opening}>
        {null}
      </LoadingArea>
    );
  if (outcome.ok) return <Pages pdf={outcome.value} title={title} />;
  return (
    <>
      <Alert showIcon type="warning" title={W.refused[outcome.error]} />
      {facts}
    </>
  );
}

function Pages({ pdf, title }: { readonly pdf: OpenPdf; readonly title: string }) {
  const [hasFocus, watch] = useFocusWithin();
  const view = usePdfView(pdf.document.numPages, hasFocus);
  const desk = useRef<HTMLDivElement>(null);
  const width = useWidth(desk);
  const { page } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page begins at its top
  useEffect(() => {
    desk.current?.parentElement?.scrollTo(0, 0);
  }, [page]);
  return (
    <div className="pdf-viewer" {...watch}>
      <PdfTools view={view} />
      <ScrollArea name={title} className="pdf-area">
        <div ref={desk}>
          <PdfPage pdf={pdf} number={page} width={width} zoom={view.zoom} turns={view.turns} />
        </div>
      </ScrollArea>
    </div>
  );
}
