/**
 * The application as a command on a real store has it: the computer's clock, no window and no printer, and the folder
 * named on the command line as what a person would have chosen. It is closed when the act is over, however it ends.
 */
import { type Application, createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import type { Answer } from '#shared/contract/failure';
import type { Instant } from '#shared/domain/local-date';
import type { DeskIo } from './desk-io';
import type { Given } from './run-desk';
import { placesOf } from './vault-place';

/** The only client. */
const CLIENT = 'script';

type Ask = <T = unknown>(name: string, input: object) => Promise<Answer<T>>;

export interface Script {
  /** Asks a command; every press has an id of its own. */
  readonly ask: Ask;
  /** The same without an id: for a query and for signing in. */
  readonly look: Ask;
}

/** Runs an act on the store in `vault`; `folder` is what dialogs answer. */
export async function asScript<R>(
  vault: string,
  folder: string,
  given: Given,
  io: DeskIo,
  act: (script: Script) => Promise<R>,
): Promise<R> {
  const application = createApplication({
    clock: { now: () => new Date().toISOString() as Instant },
    paths: placesOf(vault, given, io),
    printing: null,
    files: { saveAs: async () => null, openFolder: async () => folder },
  });
  try {
    return await act(scriptOf(application));
  } finally {
    await application.close();
  }
}

const scriptOf = (application: Application): Script => {
  const look = async <T>(name: string, input: object): Promise<Answer<T>> =>
    (await application.dispatch(CLIENT, name, input)) as Answer<T>;
  return { look, ask: (name, input) => look(name, { commandId: newCommandId(), ...input }) };
};
