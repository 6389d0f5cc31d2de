/** The viewer's buttons; each names its key. At an end a button stays in place, so that the focus does too. */
import {
  LeftOutlined,
  RightOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PDF as W } from '../../text/pdf';
import type { PdfView } from './use-pdf-view';

interface ToolProps {
  readonly name: string;
  /** The key as it is written on a keyboard. */
  readonly keyWords: string;
  readonly icon: ReactNode;
  readonly idle?: boolean;
  readonly run: () => void;
}

function Tool({ name, keyWords, icon, idle = false, run }: ToolProps) {
  return (
    <Button
      size="small"
      className="pdf-tool"
      icon={icon}
      aria-label={name}
      aria-disabled={idle}
      title={`${name}（${keyWords}）`}
      onClick={run}
    />
  );
}

export function PdfTools({ view }: { readonly view: PdfView }) {
  const { page, pages, zoom } = view;
  return (
    <div className="pdf-tools" role="toolbar" aria-label={W.tools}>
      <Tool
        name={W.previous}
        keyWords="←"
        icon={<LeftOutlined />}
        idle={page === 1}
        run={() => view.go(page - 1)}
      />
      <output>{W.place(page, pages)}</output>
      <Tool
        name={W.next}
        keyWords="→"
        icon={<RightOutlined />}
        idle={page === pages}
        run={() => view.go(page + 1)}
      />
      <span className="pdf-gap" />
      <Tool name={W.zoomOut} keyWords="-" icon={<ZoomOutOutlined />} run={() => view.zoomBy(-1)} />
      <span className="field-note">{zoom}%</span>
      <Tool name={W.zoomIn} keyWords="+" icon={<ZoomInOutlined />} run={() => view.zoomBy(1)} />
      <Tool name={W.rotate} keyWords="R" icon={<RotateRightOutlined />} run={view.turn} />
    </div>
  );
}
