/** Composition root: ports in, ready application out. Both doors use it; neither reaches past it. */

import type { Topic } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { dispatch } from './bridge/dispatch';
import { noteStranger, tellRepeated } from './bridge/noted-refusals';
import { redactedReport } from './log/report';
import type { Ports } from './ports';
import { backUpIfDue } from './services/backup/backup';
import { forgetIdleRestoring, forgetRestoring } from './services/backup/restore';
import { Desk } from './services/desk/desk';
import type { ClientId, Session } from './services/desk/sessions';
import { endIdleSessions, endSession, recordSignOut } from './services/desk/sign-in';

export interface Application {
  /** Runs one call of a client (`window-1`, `script`). Never throws. */
  dispatch(client: string, name: string, input: unknown): Promise<Answer<unknown>>;
  /** Change notices for screens; answers how to stop listening. */
  subscribe(listener: (topic: Topic) => void): () => void;
  /** A window closed or reloaded, a script ended: its session ends. */
  forget(client: string): void;
  /** A sender that is none of our windows was turned away: written down while a store is open. */
  strange(): void;
  /** Ends everything; the store is closed and its folder free. */
  close(): Promise<void>;
}

/** How often sessions are looked at for idleness, in milliseconds. */
const IDLE_CHECK_MS = 30_000;

/** Makes the application. Nothing is opened or written until the first call. */
export function createApplication(ports: Ports): Application {
  const listeners = new Set<(topic: Topic) => void>();
  const ask = (client: string, name: string, input: unknown): Promise<Answer<unknown>> =>
    dispatch(desk, client, name, input, redactedReport);
  const desk: Desk = new Desk(
    ports,
    (topic) => {
      for (const listener of listeners) listener(topic);
    },
    ask,
  );
  const idle = setInterval(() => {
    endIdleSessions(desk);
    forgetIdleRestoring(desk);
    tellRepeated(desk);
    void backUpIfDue(desk).catch((error: unknown) => redactedReport(error, 'backup.run'));
  }, IDLE_CHECK_MS);
  /** A window that is gone leaves its line, whatever else is broken. */
  const noteGone = (client: ClientId, session: Session): void => {
    try {
      const now = desk.timeOf(ports.clock.now());
      recordSignOut(desk, { client, session, now }, session, 'closed');
    } catch (error) {
      redactedReport(error, 'session.signOut');
    }
  };
  // The check alone must not keep a script's process alive.
  idle.unref();
  return {
    dispatch: ask,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget: (client) => {
      forgetRestoring(desk);
      const session = desk.sessions.use(client);
      if (session !== null) noteGone(client, session);
      desk.sessions.forget(client);
      if (session !== null) endSession({ desk, caller: { client, session: null, now: ports.clock.now() } });
    },
    strange: () => noteStranger(desk),
    close: async () => {
      clearInterval(idle);
      forgetRestoring(desk);
      for (const { client, session } of desk.sessions.all()) noteGone(client, session);
      desk.release();
    },
  };
}
