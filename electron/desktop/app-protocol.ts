/**
 * Serves our pages under `app://desk/` and nothing else. Pages are read from the program's own folder, so there
 * is no server and no port; the headers let a page load only what came with the program.
 */
import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { findPageFile } from './page-file';

/** To be registered before Electron is ready: a standard, secure scheme whose pages may fetch their own files. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/**
 * Style attributes are allowed because antd writes them; blob frames and images because attachments are shown
 * from memory. Scripts come from our own files alone.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const refuse = (status: number): Response => new Response(null, { status, headers });

/** Answers one request from the pages' folder. */
export async function answer(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const file = await findPageFile(folder, request.url);
  if (file === null) return refuse(404);
  const body = await readFile(file.path);
  return new Response(new Uint8Array(body), { headers: { ...headers, 'Content-Type': file.contentType } });
}

/** Lets a session load pages from `pages`, the folder of the built renderer. */
export function servePages(protocol: Protocol, pages: string): void {
  const folder = realpathSync(pages);
  protocol.handle('app', (request) => answer(folder, request));
}
