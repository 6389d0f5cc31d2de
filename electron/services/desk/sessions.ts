/**
 * Who is signed in at which door. A session belongs to one client (a window, a script) and ends when the
 * client goes away, signs out, or was idle too long by the process's own clock, which cannot be set back.
 */
import type { PersonRole } from '#shared/access/roles';
import type { AccountId } from '#shared/domain/ids';

/** A window or a script: `window-1`, `script`. */
export type ClientId = string;

export interface Session {
  readonly account: AccountId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly failedSinceLast: number;
}

/** Minutes without a call after which a session ends. */
export const IDLE_LOCK_MINUTES = 10;

export class Sessions {
  readonly #sessions = new Map<ClientId, { session: Session; usedAt: number }>();

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** The live session of a client, touched; `null` when there is none or it was idle too long. */
  use(client: ClientId): Session | null {
    const held = this.#sessions.get(client);
    if (!held) return null;
    const now = this.monotonicMs();
    if (now - held.usedAt > IDLE_LOCK_MINUTES * 60_000) {
      this.#sessions.delete(client);
      return null;
    }
    held.usedAt = now;
    return held.session;
  }

  start(client: ClientId, session: Session): void {
    this.#sessions.set(client, { session, usedAt: this.monotonicMs() });
  }

  end(client: ClientId): Session | null {
    const held = this.#sessions.get(client);
    this.#sessions.delete(client);
    return held?.session ?? null;
  }

  get isEmpty(): boolean {
    return this.#sessions.size === 0;
  }
}
