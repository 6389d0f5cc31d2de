/** One large code for what is too long for the code of a paper; says so when it does not fit into one. */
import { QrCode } from '../../print/QrCode';

interface DenseQrProps {
  readonly text: string;
  readonly label: string;
  readonly tooLong: string;
}

/** Bytes that one code of the lowest level holds (ISO/IEC 18004, version 40-L). */
const MOST_BYTES = 2953;

const fits = (text: string): boolean => text !== '' && new TextEncoder().encode(text).length <= MOST_BYTES;

export function DenseQr({ text, label, tooLong }: DenseQrProps) {
  if (!fits(text)) return <p>{tooLong}</p>;
  return (
    <figure className="rd-sync-qr">
      <QrCode text={text} label={label} level="L" />
      <figcaption>{label}</figcaption>
    </figure>
  );
}
