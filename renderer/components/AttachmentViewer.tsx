/**
 * A paper of a case on the screen: PDF, pictures and plain text from memory, other kinds as facts to compare with
 * the paper original: name, size, pages, digest. Nothing is opened outside and nothing of a paper is run.
 */
import { RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { AttachmentView } from '#shared/contract/views';
import { call } from '../bridge/client';
import { ACCEPTANCE as W } from '../text/case';
import { PDF } from '../text/pdf';
import './AttachmentViewer.css';
import { decodeBase64 } from './decode-base64';
import { FailureNotice } from './FailureNotice';
import { sizeWords } from './form/read-file';
import { LoadingArea } from './LoadingArea';
import { PdfViewer } from './pdf/PdfViewer';
import { ScrollArea } from './ScrollArea';
import { useFocusWithin } from './use-focus-within';
import { useShortcut } from './use-main-action';

interface AttachmentViewerProps {
  readonly caseId: string;
  readonly attachment: AttachmentView;
}

interface Loaded {
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Characters of a text file that are drawn; the rest is said to follow. */
const TEXT_LIMIT = 100_000;
const ZOOMS = [25, 50, 75, 100, 150, 200, 300] as const;

const isText = (mediaType: string): boolean =>
  mediaType.startsWith('text/') || mediaType === 'application/json' || mediaType === 'application/xml';

/** `PDF`, `PNG`: the kind as people call it, by the ending of the file's name. */
function fileKind({ fileName, mediaType }: AttachmentView): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1] ?? mediaType.split('/').at(-1) ?? '';
  return ending.toUpperCase();
}

/** Page objects of a PDF that are not packed into object streams. */
function countPages(bytes: Uint8Array): number | null {
  const found = new TextDecoder('latin1').decode(bytes).match(/\/Type\s*\/Page(?![A-Za-z])/g);
  return found === null ? null : found.length;
}

export function AttachmentViewer({ caseId, attachment }: AttachmentViewerProps) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { hash } = attachment;
  useEffect(() => {
    let url = '';
    let gone = false;
    setLoaded(null);
    setFailure(null);
    const load = async () => {
      const answer = await call('cases.readAttachment', { caseId, hash });
      if (gone) return;
      if (!answer.ok) {
        setFailure(answer.failure);
        return;
      }
      const { content, mediaType } = answer.value;
      const bytes = await decodeBase64(content);
      if (gone) return;
      if (mediaType.startsWith('image/')) url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
      setLoaded({ url, mediaType, bytes });
    };
    void load();
    return () => {
      gone = true;
      if (url !== '') URL.revokeObjectURL(url);
    };
  }, [caseId, hash]);
  return (
    <section className="viewer" aria-label={attachment.title}>
      <header className="viewer-head">
        <strong>{attachment.title}</strong>
        <span className="field-note">
          {sizeWords(attachment.bytes)} · {fileKind(attachment)}
        </span>
        <code className="file-hash" title={`SHA-256 ${hash}`}>
          SHA-256 {hash}
        </code>
      </header>
      <FailureNotice failure={failure} />
      {failure ? null : (
        <LoadingArea loading={loaded === null} failure={null}>
          {loaded ? <Shown loaded={loaded} title={attachment.title} /> : null}
        </LoadingArea>
      )}
    </section>
  );
}

function Shown({ loaded, title }: { readonly loaded: Loaded; readonly title: string }) {
  const { mediaType, bytes, url } = loaded;
  if (mediaType.startsWith('image/')) return <Picture url={url} title={title} />;
  if (isText(mediaType)) return <PlainText bytes={bytes} />;
  if (mediaType === 'application/pdf')
    return <PdfViewer bytes={bytes} title={title} facts={<PdfFacts bytes={bytes} title={title} />} />;
  return <Facts title={title} lines={[W.noPreview]} />;
}

function PlainText({ bytes }: { readonly bytes: Uint8Array }) {
  const text = useMemo(() => new TextDecoder().decode(bytes).slice(0, TEXT_LIMIT), [bytes]);
  return <pre className="viewer-text">{text}</pre>;
}

/** A PDF that cannot be drawn: its pages, as far as its page objects stand in the open. */
function PdfFacts({ bytes, title }: { readonly bytes: Uint8Array; readonly title: string }) {
  const pages = useMemo(() => countPages(bytes), [bytes]);
  return <Facts title={title} lines={[W.pages(pages), PDF.compare]} />;
}

function Facts({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div className="viewer-none">
      <p>
        <strong>{title}</strong>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Picture({ url, title }: { readonly url: string; readonly title: string }) {
  const [zoom, setZoom] = useState<number>(100);
  const [turns, setTurns] = useState(0);
  const step = (by: 1 | -1) => {
    const at = ZOOMS.findIndex((value) => value >= zoom);
    setZoom(ZOOMS[Math.min(Math.max(at + by, 0), ZOOMS.length - 1)] ?? zoom);
  };
  const [hasFocus, watch] = useFocusWithin();
  useShortcut('+', W.zoomIn, hasFocus ? () => step(1) : null);
  useShortcut('-', W.zoomOut, hasFocus ? () => step(-1) : null);
  useShortcut('R', W.rotate, hasFocus ? () => setTurns((turns + 1) % 4) : null);
  return (
    <div className="viewer-pane" {...watch}>
      <div className="viewer-tools">
        <Button
          size="small"
          icon={<ZoomOutOutlined />}
          aria-label={W.zoomOut}
          title={`${W.zoomOut}（-）`}
          onClick={() => step(-1)}
        />
        <span className="field-note">{zoom}%</span>
        <Button
          size="small"
          icon={<ZoomInOutlined />}
          aria-label={W.zoomIn}
          title={`${W.zoomIn}（+）`}
          onClick={() => step(1)}
        />
        <Button
          size="small"
          icon={<RotateRightOutlined />}
          aria-label={W.rotate}
          title={`${W.rotate}（R）`}
          onClick={() => setTurns((turns + 1) % 4)}
        />
      </div>
      <ScrollArea name={title} className="viewer-picture">
        <img src={url} alt={title} style={{ width: `${zoom}%`, transform: `rotate(${turns * 90}deg)` }} />
      </ScrollArea>
    </div>
  );
}
