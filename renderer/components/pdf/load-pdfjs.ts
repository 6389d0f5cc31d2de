/**
 * The PDF library, loaded with the first PDF that is shown and not before. The build for older engines, because
 * the oldest engine we run on lacks what the other one takes for granted.
 */
export type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

export const loadPdfjs = (): Promise<Pdfjs> => import('pdfjs-dist/legacy/build/pdf.mjs');
