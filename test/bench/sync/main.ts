// The benchmark of the exchange: one bundle of very many entries is taken in by a desk, and the same documents are
// replicated by a peer. Every step has a process of its own. Progress goes to stderr, the tables to stdout.
import { fork } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { setWorkerFile } from '#electron/store/worker-thread';
import { make } from './make';
import { Stalls } from './meter';
import { takeInOurs } from './ours';
import { fillPeer, takeInPeer } from './peer';
import { type Made, type Reply, type Run, runOf, type Taken, type TakenByUs, type Task } from './plan';
import { partsTable, summaryOf, summaryTable } from './result';

const program = argv[1] ?? '';
const begin = performance.now();
const say = (words: string): void =>
  void process.stderr.write(`[bench ${((performance.now() - begin) / 1_000).toFixed(0)} s] ${words}\n`);

/** Runs a task in a process of its own. */
function inProcess<T>(task: Task): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [], { execArgv: ['--max-old-space-size=8192'] });
    child.once('message', (reply: Reply) => {
      if ('fault' in reply) reject(new Error(`${task.task}: ${reply.fault}`));
      else resolve(reply.value as T);
    });
    child.once('exit', (code, signal) => reject(new Error(`${task.task}: ended (${code ?? signal})`)));
    child.send(task);
  });
}

function carryOut(task: Task): Promise<unknown> {
  switch (task.task) {
    case 'make':
      return make(task.run);
    case 'ours':
      return takeInOurs(task.made);
    case 'peer-fill':
      return fillPeer(task.run, task.made);
    case 'peer':
      return takeInPeer(task.run, task.made);
  }
}

function serve(): void {
  setWorkerFile(join(dirname(program), 'store-worker.cjs'));
  process.once('message', (task: Task) => {
    const answer = (reply: Reply): void => void process.send?.(reply, () => process.exit(0));
    carryOut(task).then(
      (value) => answer({ value: value ?? null }),
      (error: unknown) => answer({ fault: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
}

/** Both hold the same, or nothing of the comparison is worth anything. */
function demandEqual(ours: Taken, peer: Taken, { entries }: Made): void {
  if (ours.documents !== entries || peer.documents !== entries)
    throw new Error(`${entries} entries were sent; ours holds ${ours.documents}, the peer ${peer.documents}`);
  if (ours.attachments !== peer.attachments) throw new Error('attachments differ');
}

async function bench(run: Run): Promise<void> {
  const made = await inProcess<Made>({ task: 'make', run });
  say(`${made.entries} entries are in a bundle of ${(made.bundleBytes / 1e6).toFixed(0)} MB`);
  const idle = new Stalls();
  const ours = await inProcess<TakenByUs>({ task: 'ours', run, made });
  const idleStallMs = idle.take();
  idle.stop();
  say('ours has taken it in');
  await inProcess({ task: 'peer-fill', run, made });
  const peer = await inProcess<Taken>({ task: 'peer', run, made });
  say('the peer is replicated');
  demandEqual(ours, peer, made);
  const summary = summaryOf(ours, peer, made, idleStallMs);
  process.stdout.write(`${partsTable(ours, made)}\n\n${summaryTable(summary)}\n`);
  const machine = {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    memory: totalmem(),
    load: loadavg(),
  };
  const { entries, attachments, attachmentBytes } = run;
  const method = { entries, attachments, attachmentBytes, equalAnswers: true };
  mkdirSync(dirname(run.out), { recursive: true });
  const results = { bundleBytes: made.bundleBytes, exportMs: made.exportMs, idleStallMs, ours, peer };
  writeFileSync(run.out, `${JSON.stringify({ summary, method, machine, results }, null, 1)}\n`);
}

async function main(): Promise<void> {
  const run = runOf(argv.slice(2), join(dirname(program), '..'));
  rmSync(run.dir, { recursive: true, force: true });
  try {
    await bench(run);
  } finally {
    rmSync(run.dir, { recursive: true, force: true });
  }
}

if (process.send) serve();
else
  main().catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  });
