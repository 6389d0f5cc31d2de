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
  /** How often a client went away: a sign-in that began before must not end in a session afterwards. */
  readonly #lives = new Map<ClientId, number>();

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  /** The live session of a client, touched; `null` when there is none. */
  use(client: ClientId): Session | null {
    const held = this.#sessions.get(client);
    if (!held) return null;
    held.usedAt = this.monotonicMs();
    return held.session;
  }

  /** Whether this very session is still alive: to be asked after every wait. */
  isAlive(client: ClientId, session: Session): boolean {
    return this.#sessions.get(client)?.session === session;
  }

  /** Clients that were idle too long. */
  idle(): readonly { readonly client: ClientId; readonly session: Session }[] {
    const before = this.monotonicMs() - IDLE_LOCK_MINUTES * 60_000;
    return [...this.#sessions]
      .filter(([, held]) => held.usedAt < before)
      .map(([client, { session }]) => ({ client, session }));
  }

  /** Everybody who is signed in. */
  all(): readonly { readonly client: ClientId; readonly session: Session }[] {
    return [...this.#sessions].map(([client, { session }]) => ({ client, session }));
  }

  lifeOf(client: ClientId): number {
    return this.#lives.get(client) ?? 0;
  }

  /** Starts a session; false when the client went away since `life`. */
  start(client: ClientId, session: Session, life: number): boolean {
    if (this.lifeOf(client) !== life) return false;
    this.#sessions.set(client, { session, usedAt: this.monotonicMs() });
    return true;
  }

  /** Somebody's roles have changed: what is asked from now on is judged by the new ones. */
  setRoles(account: AccountId, roles: readonly PersonRole[]): void {
    for (const held of this.#sessions.values())
      if (held.session.account === account) held.session = { ...held.session, roles };
  }

  /** Where somebody is signed in. */
  of(account: AccountId): readonly { readonly client: ClientId; readonly session: Session }[] {
    return [...this.#sessions]
      .filter(([, { session }]) => session.account === account)
      .map(([client, { session }]) => ({ client, session }));
  }

  end(client: ClientId): void {
    this.#sessions.delete(client);
  }

  /** Nobody is signed in any more. */
  endAll(): void {
    this.#sessions.clear();
  }

  /** The client is gone, or has begun anew. */
  forget(client: ClientId): void {
    this.#lives.set(client, this.lifeOf(client) + 1);
    this.end(client);
  }

  get isEmpty(): boolean {
    return this.#sessions.size === 0;
  }
}
