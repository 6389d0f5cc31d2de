/**
 * A document as it will be printed: the same sheet, scaled to the width at hand or at full size. It only
 * shows; numbers are drawn and texts are frozen elsewhere.
 */
import { Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentModel } from '#shared/paper/model';
import { Sheet } from '../print/Sheet';
import { pageSizeOf } from '../print/sheet-grid';
import './DocPreview.css';

const PX_PER_MM = 96 / 25.4;
/** Grey around and between pages, in px. */
const EDGE = 16;

type Zoom = 'width' | 'page' | 'full';

const ZOOMS: readonly { readonly value: Zoom; readonly label: string }[] = [
  { value: 'width', label: '适合宽度' },
  { value: 'page', label: '整页' },
  { value: 'full', label: '100%' },
];

interface DocPreviewProps {
  readonly model: DocumentModel;
}

export function DocPreview({ model }: DocPreviewProps) {
  const desk = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [laid, setLaid] = useState<{ readonly model: DocumentModel; readonly pages: number } | null>(null);
  const laidOut = useCallback((count: number) => setLaid({ model, pages: count }), [model]);
  const pages = laid?.pages ?? 1;
  const page = usePage(model);
  const room = useSize(desk, page);
  const scale = scaleOf(zoom, room, page);
  const marks = model.banners.length > 0 ? `（${model.banners.join('、')}）` : '';
  return (
    <div className="rd-preview" aria-busy={laid?.model !== model}>
      <div className="rd-preview-bar">
        <span role="status">
          共{pages}页 · {Math.round(scale * 100)}%
        </span>
        <Segmented<Zoom>
          size="small"
          aria-label="显示比例"
          value={zoom}
          options={[...ZOOMS]}
          onChange={setZoom}
        />
      </div>
      <section
        ref={desk}
        className="rd-preview-desk"
        aria-label={`${model.title}预览${marks}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
      >
        <div
          className="rd-preview-room"
          style={{
            width: page.width * scale + 2 * EDGE,
            height: pages * (page.height + EDGE) * scale + 2 * EDGE,
          }}
        >
          <div className="rd-preview-scale" style={{ width: page.width, transform: `scale(${scale})` }}>
            <Sheet model={model} onLaidOut={laidOut} />
          </div>
        </div>
      </section>
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of the paper's pages, in px. */
function usePage({ id }: DocumentModel): Size {
  return useMemo(() => {
    const { width, height } = pageSizeOf(id);
    return { width: width * PX_PER_MM, height: height * PX_PER_MM };
  }, [id]);
}

function scaleOf(zoom: Zoom, room: Size, page: Size): number {
  const byWidth = (room.width - 2 * EDGE) / page.width;
  const byHeight = (room.height - 2 * EDGE) / page.height;
  const wanted = { width: Math.min(1, byWidth), page: Math.min(byWidth, byHeight), full: 1 }[zoom];
  return Math.max(0.2, wanted);
}

/** Inner size of the grey desk, following the window. */
function useSize(element: React.RefObject<HTMLElement | null>, page: Size): Size {
  const [size, setSize] = useState<Size>({ width: page.width + 2 * EDGE, height: page.height });
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: watched.clientWidth, height: watched.clientHeight });
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
