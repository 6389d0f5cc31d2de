/**
 * Finds the file behind an `app://desk/…` address. Must never give a file outside the pages' folder: the real
 * path is compared, links resolved, with the separator, so that a neighbour folder with a longer name is out.
 */
import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** The only origin our pages have. */
export const deskOrigin = 'app://desk';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  // Character maps and stand-in fonts of the PDF viewer.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

export interface PageFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The file for an address, or null when the address is none of ours.
 * @param folder real path of the pages' folder
 */
export async function findPageFile(folder: string, address: string): Promise<PageFile | null> {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'app:' || url.host !== 'desk') return null;
  const contentType = contentTypes[extname(url.pathname)];
  if (contentType === undefined) return null;
  try {
    const path = await realpath(join(folder, decodeURIComponent(url.pathname)));
    return path.startsWith(folder + sep) ? { path, contentType } : null;
  } catch {
    // No such file, or an address that is not valid percent encoding: both are "not found".
    return null;
  }
}
