/** A PDF held open while a component shows it; closed with its worker when the component goes. */
import { useEffect, useState } from 'react';
import type { Result } from '#shared/lib/result';
import { type OpenPdf, openPdf, type PdfRefusal } from './open-pdf';

/** The open paper or why there is none; null while it opens. */
export function usePdf(bytes: Uint8Array): Result<OpenPdf, PdfRefusal> | null {
  const [outcome, setOutcome] = useState<Result<OpenPdf, PdfRefusal> | null>(null);
  useEffect(() => {
    let gone = false;
    setOutcome(null);
    const opening = openPdf(bytes);
    void opening.result.then((result) => {
      if (!gone) setOutcome(result);
    });
    return () => {
      gone = true;
      opening.close();
    };
  }, [bytes]);
  return outcome;
}
