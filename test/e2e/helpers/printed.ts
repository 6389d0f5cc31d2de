// What the window would put on paper as it stands.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficeWindow } from './office-window';

/** Its words without spaces, a form feed after each sheet; the file stays in a folder. */
export async function printedOf({ desk: { app } }: OfficeWindow, folder: string): Promise<string> {
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? '';
  });
  const file = join(folder, 'printed.pdf');
  writeFileSync(file, Buffer.from(pdf, 'base64'));
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/[^\S\f]+/g, '');
}
