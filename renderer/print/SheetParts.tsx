/** Parts that stand once on a sheet: head, signature with QR, foot; and the words across every page. */
import type { DocumentBanner, DocumentModel } from '#shared/paper/model';
import { QrCode } from './QrCode';

export function SheetHead({ model }: { readonly model: DocumentModel }) {
  return (
    <header className="rd-sheet-head">
      <h1 className="rd-sheet-title">{model.title}</h1>
      {/* The empty line of a preview keeps the breaks of the final letter. */}
      <p className="rd-sheet-number">{model.number ?? ''}</p>
      {model.addressee === null ? null : <p className="rd-sheet-addressee">{model.addressee}：</p>}
    </header>
  );
}

/** Width of a text in full-width signs; half-width signs count half. */
function widthInSigns(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0);
}

/**
 * Place for a seal (GB/T 9704-2012): the date ends four signs from the right, the name is centred above
 * it. A long name keeps two signs from the margin.
 */
function signatureIndent({ office, date }: DocumentModel['signature']): string {
  const wider = (Math.min(24, widthInSigns(office)) - widthInSigns(date)) / 2;
  return `${Math.max(2, 4 - Math.max(0, wider))}em`;
}

/** The QR of a model, `null` when it has none. It stands beside the code it repeats. */
export function SheetQr({ model }: { readonly model: DocumentModel }) {
  if (model.qr === null) return null;
  return (
    <figure className="rd-sheet-qr">
      <QrCode text={model.qr.text} label={model.qr.caption} />
      <figcaption>{model.qr.caption}</figcaption>
    </figure>
  );
}

export function SheetTail({ model }: { readonly model: DocumentModel }) {
  const { signature } = model;
  const hasCode = model.blocks.some((block) => block.kind === 'code');
  return (
    <div className="rd-sheet-tail">
      {hasCode ? null : <SheetQr model={model} />}
      <div className="rd-sheet-signature" style={{ marginRight: signatureIndent(signature) }}>
        <div>{signature.office}</div>
        <div>{signature.date}</div>
      </div>
    </div>
  );
}

export function SheetFooter({ model }: { readonly model: DocumentModel }) {
  if (model.footer.length === 0) return null;
  return (
    <footer className="rd-sheet-footer">
      {model.footer.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </footer>
  );
}

/** Largest banner sign, and the length a banner may have on the diagonal, in mm. */
const BANNER_SIGN_MM = 42;
const BANNER_LENGTH_MM = 190;

/** Behind the text, in outline, so that every word of the letter stays readable. */
export function Banners({ words }: { readonly words: readonly DocumentBanner[] }) {
  return (
    <div className="rd-sheet-banners" aria-hidden="true">
      {words.map((word) => (
        <span
          key={word}
          className="rd-sheet-banner"
          style={{ fontSize: `${Math.min(BANNER_SIGN_MM, BANNER_LENGTH_MM / (word.length * 1.1))}mm` }}
        >
          {word}
        </span>
      ))}
    </div>
  );
}
