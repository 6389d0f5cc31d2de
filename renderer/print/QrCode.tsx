/**
 * A QR code as vector drawing: level M unless said otherwise, margin of four modules. It is drawn from the text alone and asks
 * nothing of the network.
 */
import { create } from 'qrcode';

const MARGIN = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  /** L holds the most and stands the least dirt: for a screen or a large print. */
  readonly level?: 'L' | 'M';
}

export function QrCode({ text, label, level = 'M' }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: level });
  const side = modules.size + 2 * MARGIN;
  const dark = [...modules.data].flatMap((bit, index) =>
    bit ? [`M${MARGIN + (index % modules.size)} ${MARGIN + Math.floor(index / modules.size)}h1v1h-1z`] : [],
  );
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
