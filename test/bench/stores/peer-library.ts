// Loads the peers' libraries from their own folder. They are compiled from source there and never become
// dependencies of the project; nothing of ours loads this file.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The key of every peer: raw, so that no stretching of a passphrase is in any number. Protects nothing. */
export const BENCH_KEY = Buffer.alloc(32, 0x5c);
export const BENCH_KEY_HEX = BENCH_KEY.toString('hex');

/** Folder of the peers' package: the parent process says where it is. */
const peersFolder = (): string => {
  const folder = process.env.BENCH_PEERS;
  if (folder === undefined) throw new Error('BENCH_PEERS is not set');
  return folder;
};

/** A library of the peers, by CommonJS. */
export function peerLibrary(name: string): unknown {
  return createRequire(join(peersFolder(), 'package.json'))(name);
}

/** A library of the peers that exists only as an ES module. */
export async function peerModule(name: string): Promise<unknown> {
  return import(pathToFileURL(join(peersFolder(), 'node_modules', name)).href);
}
