/**
 * Draws one page: a canvas, and over it the page's text for screen readers and for copying. Seals and filled
 * fields are drawn as they look; nothing on the page can be clicked or followed.
 */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { OpenPdf } from './open-pdf';
import { wordsOf } from './page-words';

export interface PageLook {
  readonly number: number;
  /** Room for the page in CSS pixels; 100 % fits it. */
  readonly width: number;
  /** In percent of the fit. */
  readonly zoom: number;
  /** Quarter turns, clockwise. */
  readonly turns: number;
}

export interface DrawnPage {
  readonly nodes: readonly HTMLElement[];
  readonly scale: number;
  readonly hasText: boolean;
}

/** Most pixels of one canvas: more is drawn coarser and stretched, so that a zoomed plan stays in memory. */
const MOST_PIXELS = 16_000_000;

type Viewport = ReturnType<PDFPageProxy['getViewport']>;

/**
 * Draws a page off the screen; null when it was given up.
 * @throws when the page cannot be drawn
 */
export async function drawPage(pdf: OpenPdf, look: PageLook, signal: AbortSignal): Promise<DrawnPage | null> {
  const page = await pdf.document.getPage(look.number);
  const rotation = (page.rotate + look.turns * 90) % 360;
  const fit = look.width / page.getViewport({ scale: 1, rotation }).width;
  const scale = (fit * look.zoom) / 100;
  const viewport = page.getViewport({ scale, rotation });
  try {
    if (signal.aborted) return null;
    const canvas = await paint(pdf, page, viewport, signal);
    const text = await layText(pdf, page, viewport);
    if (signal.aborted) return null;
    return { nodes: [canvas, text], scale, hasText: text.textContent.trim() !== '' };
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

async function paint(
  { pdfjs }: OpenPdf,
  page: PDFPageProxy,
  viewport: Viewport,
  signal: AbortSignal,
): Promise<HTMLCanvasElement> {
  const { width, height } = viewport;
  const density = Math.min(window.devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * density));
  canvas.height = Math.max(1, Math.floor(height * density));
  canvas.style.width = `${Math.floor(width)}px`;
  canvas.style.height = `${Math.floor(height)}px`;
  canvas.setAttribute('aria-hidden', 'true');
  const task = page.render({
    canvas,
    viewport,
    transform: [density, 0, 0, density, 0, 0],
    annotationMode: pdfjs.AnnotationMode.ENABLE,
  });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  await task.promise;
  return canvas;
}

async function layText({ pdfjs }: OpenPdf, page: PDFPageProxy, viewport: Viewport): Promise<HTMLElement> {
  const container = document.createElement('div');
  container.className = 'pdf-text';
  const textContentSource = await wordsOf(page);
  const layer = new pdfjs.TextLayer({ textContentSource, container, viewport });
  await layer.render();
  return container;
}
