/** `desk restore`: puts a backup in an empty place, as the first-start page does, and goes on there if a reason is given. */
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import { told } from './backup';
import { type DeskIo, EXIT, type ExitCode, secretFrom } from './desk-io';
import { passphraseSources } from './init';
import type { Given } from './run-desk';
import { asScript, type Script } from './script-application';

/** How often the work is looked at, in milliseconds. */
const LOOK_MS = 100;

interface Secret {
  readonly account: string | null;
  readonly passphrase: string;
  readonly slips: readonly string[];
}

/** A passphrase of the account, or two slips in two lines when no account is given. */
function secretOf(given: Given, io: DeskIo): Secret | null {
  const text = secretFrom(io, passphraseSources(given));
  if (text === null) return null;
  if (typeof given.account === 'string') return { account: given.account, passphrase: text, slips: [] };
  const slips = text.split('\n').map((line) => line.trim());
  return { account: null, passphrase: '', slips: slips.filter((line) => line !== '').slice(0, 2) };
}

/** Restores a backup; `null` when the options are wrong. */
export async function restoreVault(given: Given, io: DeskIo): Promise<ExitCode | null> {
  const { vault, from, number } = given;
  if (typeof vault !== 'string' || typeof from !== 'string') return null;
  const secret = secretOf(given, io);
  if (secret === null) return null;
  return asScript(vault, resolve(io.cwd, from), given, io, async (script) => {
    const restored = await restore(script, secret, typeof number === 'string' ? Number(number) : null);
    const code = told(restored, io);
    if (code !== EXIT.done || typeof given.reason !== 'string') return code;
    return told(await goOn(script, secret, given.reason), io);
  });
}

type State = CallOutput<'restore.state'>;

async function restore(
  { ask, look }: Script,
  secret: Secret,
  number: number | null,
): Promise<Answer<unknown>> {
  const chosen = await ask('restore.choose', {});
  if (!chosen.ok) return chosen;
  const opened = await ask<CallOutput<'restore.unlock'>>('restore.unlock', secret);
  if (!opened.ok) return opened;
  const newest = opened.value.backups[0]?.number ?? 1;
  const started = await ask('restore.start', { number: number ?? newest });
  if (!started.ok) return started;
  for (;;) {
    await pause(LOOK_MS);
    const state = await look<State>('restore.state', {});
    if (!state.ok || state.value.percent !== null) continue;
    const { failure, report } = state.value;
    if (failure !== null) return { ok: false, failure };
    return { ok: true, value: report };
  }
}

async function goOn(
  { ask, look }: Script,
  { account, passphrase, slips }: Secret,
  reason: string,
): Promise<Answer<unknown>> {
  if (account === null) return ask('desk.continueBySlips', { slips, reason });
  const signedIn = await look('session.signIn', { account, passphrase });
  return signedIn.ok ? ask('store.continueHere', { reason }) : signedIn;
}
