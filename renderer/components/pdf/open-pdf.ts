/**
 * Opens a PDF from memory in a worker of its own. Nothing of a paper is run or followed: no scripts (the library's
 * sandbox is not even shipped), no compiled functions, no XFA, no WebAssembly; every file read is one of ours.
 */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { err, ok, type Result } from '#shared/lib/result';
import { loadPdfjs, type Pdfjs } from './load-pdfjs';

/** Why a PDF is not shown. */
export type PdfRefusal = 'damaged' | 'locked' | 'unavailable';

export interface OpenPdf {
  readonly pdfjs: Pdfjs;
  readonly document: PDFDocumentProxy;
}

export interface Opening {
  /** Resolves once; never after `close`. */
  readonly result: Promise<Result<OpenPdf, PdfRefusal>>;
  /** Ends the worker and frees the paper, at any time. */
  readonly close: () => void;
}

const folder = (name: string): string => new URL(`./pdf/${name}/`, document.baseURI).href;

/** Begins to open a paper; the bytes stay with the caller. */
export function openPdf(bytes: Uint8Array): Opening {
  const worker = new PdfWorker();
  let task: PDFDocumentLoadingTask | null = null;
  let closed = false;
  const workerFailed = new Promise<Result<never, PdfRefusal>>((resolve) => {
    worker.addEventListener('error', () => resolve(err('unavailable')), { once: true });
  });
  const opened = async (): Promise<Result<OpenPdf, PdfRefusal>> => {
    const pdfjs = await loadPdfjs();
    if (closed) return new Promise(() => undefined);
    task = pdfjs.getDocument({
      // A copy, because the worker takes the buffer away.
      data: bytes.slice(),
      worker: pdfjs.PDFWorker.create({ port: worker }),
      verbosity: pdfjs.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      wasmUrl: folder('wasm'),
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: folder('standard_fonts'),
    });
    try {
      return ok({ pdfjs, document: await task.promise });
    } catch (error) {
      // The library says why by the error's name; every other one means that the bytes are no whole PDF.
      return err(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
    }
  };
  return {
    result: Promise.race([opened(), workerFailed]),
    close: () => {
      closed = true;
      const end = () => worker.terminate();
      if (task === null) end();
      else void task.destroy().then(end, end);
    },
  };
}
