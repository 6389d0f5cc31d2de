/**
 * The desk as the hub uses it: nobody at a screen, a supervisor's account signed in, dialogs answered by what the
 * command line says. It asks what a screen asks and can do nothing a screen cannot.
 */
import { type Application, createApplication } from '#electron/application';
import type { FileDialogs } from '#electron/ports';
import { newCommandId } from '#electron/services/desk/station-act';
import { type CallInput, type CallOutput, CONTRACT, type ProcedureName } from '#shared/contract/contract';
import type { Answer, Failure } from '#shared/contract/failure';
import { beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { DeskIo } from '../desk-io';
import type { Given } from '../run-desk';
import { placesOf } from '../vault-place';

/** Which store, and by whom. */
export interface HubPlace {
  readonly vault: string;
  readonly account: string;
  readonly passphrase: string;
  /** Of the second supervisor, where one has to agree. */
  readonly secondPassphrase: string;
}

const now = (): Instant => new Date().toISOString() as Instant;

/** Today by this machine's clock. */
export const today = (): LocalDate => beijingDate(now());

/** The one door it comes by. */
const CLIENT = 'hub';

type Input<N extends ProcedureName> = Omit<CallInput<N>, 'commandId'>;

export class HubDesk {
  /** What the next dialogs answer. */
  readonly #dialogs: { files: readonly string[] | null; folder: string | null } = {
    files: null,
    folder: null,
  };
  readonly #application: Application;
  /** How this run is backed up before it takes bundles in: once, and not again after that could not be done. */
  #backup: 'once' | 'none' = 'once';

  constructor(
    readonly place: HubPlace,
    given: Given,
    io: DeskIo,
  ) {
    const files: FileDialogs = {
      saveAs: async () => null,
      openFiles: async () => this.#dialogs.files,
      openFolder: async () => this.#dialogs.folder,
    };
    this.#application = createApplication({
      clock: { now },
      paths: placesOf(place.vault, given, io),
      printing: null,
      files,
    });
  }

  /** Signs the supervisor in. */
  open(): Promise<Answer<unknown>> {
    const { account, passphrase } = this.place;
    return this.#application.dispatch(CLIENT, 'session.signIn', { account, passphrase });
  }

  /** Asks as the supervisor, who is signed in again after having been locked out for idleness. */
  async ask<N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<CallOutput<N>>> {
    const answer = await this.#askOnce(name, input);
    if (answer.ok || answer.failure.code !== 'SESSION_MISSING') return answer;
    const signedIn = await this.open();
    return signedIn.ok ? this.#askOnce(name, input) : signedIn;
  }

  async #askOnce<N extends ProcedureName>(name: N, input: Input<N>): Promise<Answer<CallOutput<N>>> {
    const pressed = 'commandId' in CONTRACT[name].input.shape ? { commandId: newCommandId() } : {};
    return (await this.#application.dispatch(CLIENT, name, { ...input, ...pressed })) as Answer<
      CallOutput<N>
    >;
  }

  /** Asks what needs files of a medium. */
  async askWithFiles<N extends ProcedureName>(
    files: readonly string[],
    name: N,
    input: Input<N>,
  ): Promise<Answer<CallOutput<N>>> {
    this.#dialogs.files = files;
    return this.ask(name, input);
  }

  /**
   * Takes a bundle in as it was previewed. Nobody is there to be asked: where no backup can be made before, the run goes
   * on without, and `unbacked` is told why.
   */
  async apply(
    bundleId: string,
    plan: string,
    unbacked: (failure: Failure) => void,
  ): Promise<Answer<CallOutput<'sync.apply'>>> {
    const answer = await this.ask('sync.apply', { bundleId, plan, backup: this.#backup });
    if (answer.ok || answer.failure.code !== 'NOT_BACKED_UP') return answer;
    unbacked(answer.failure);
    this.#backup = 'none';
    return this.ask('sync.apply', { bundleId, plan, backup: this.#backup });
  }

  /** Asks what writes into a folder. */
  async askInto<N extends ProcedureName>(
    folder: string,
    name: N,
    input: Input<N>,
  ): Promise<Answer<CallOutput<N>>> {
    this.#dialogs.folder = folder;
    return this.ask(name, input);
  }

  /** The store is closed and its folder free. */
  close(): Promise<void> {
    return this.#application.close();
  }
}
