/**
 * `registry-desk --desk <command>`: the desk without a window inside Electron, so that an office needs no Node.
 * Hidden windows may come and go; the command alone decides when and how the program ends.
 */
import type { App } from 'electron';
import { type DemoWindow, processIo } from '../commands/desk-io';
import { runDesk } from '../commands/run-desk';
import { redactedReport } from '../log/report';

/** Exit code of a program that met its own mistake (sysexits.h: EX_SOFTWARE). */
const defect = 70;

/**
 * Runs one command and ends the program with its exit code.
 * @param samples folder of the shipped samples
 */
export async function runDeskCommand(
  app: App,
  words: readonly string[],
  samples: string,
  window: DemoWindow,
): Promise<void> {
  app.on('window-all-closed', () => undefined);
  try {
    app.exit(await runDesk(words, processIo(samples), window));
  } catch (error) {
    redactedReport(error, words[0] ?? 'desk');
    app.exit(defect);
  }
}
