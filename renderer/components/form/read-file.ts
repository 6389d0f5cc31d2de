/** Reading a chosen file in the page: as base64 for the store, or piece by piece for its SHA-256. */
import { createSha256 } from './sha256';

const PIECE = 4 * 1024 * 1024;

/** The file as base64. @throws DOMException when the file cannot be read, e.g. a pulled stick. */
export function readBase64(file: Blob, onPercent: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onPercent((event.loaded / event.total) * 100);
    };
    reader.onerror = () => reject(reader.error ?? new Error('file cannot be read'));
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.readAsDataURL(file);
  });
}

/** SHA-256 of a file of any size; null when cancelled. @throws when the file cannot be read. */
export async function sha256OfFile(
  file: Blob,
  onPercent: (percent: number) => void,
  isCancelled: () => boolean,
): Promise<string | null> {
  const hash = createSha256();
  for (let from = 0; from < file.size; from += PIECE) {
    if (isCancelled()) return null;
    const piece = await file.slice(from, from + PIECE).arrayBuffer();
    hash.update(new Uint8Array(piece));
    onPercent((Math.min(from + PIECE, file.size) / file.size) * 100);
  }
  return hash.digest();
}

/** `1.2 MB`, `340 KB`, `12 字节` */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
