/** Bytes from base64, piece by piece, so that a large paper never holds the page up. */

/** Characters of one piece: about ten milliseconds of work. A multiple of 4, or pieces would not stand alone. */
const PIECE = 2 * 1024 * 1024;

export async function decodeBase64(content: string): Promise<Uint8Array<ArrayBuffer>> {
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((content.length / 4) * 3 - padding);
  let filled = 0;
  for (let from = 0; from < content.length; from += PIECE) {
    if (from > 0) await new Promise((next) => setTimeout(next, 0));
    const piece = atob(content.slice(from, from + PIECE));
    for (let at = 0; at < piece.length; at += 1) bytes[filled + at] = piece.charCodeAt(at);
    filled += piece.length;
  }
  return bytes;
}
