// The peers of the benchmark, by name. All are encrypted and flush once per save; what each does best is in
// some variant: few indexes for saving, a trigram index for text, a chained history for who keeps one. A peer's
// code is loaded when it is opened: starting one must not pay for the others.
import type { Kind } from './bench-store';
import type { Cipher } from './sqlite-database';

const ANY_SIZE = Number.MAX_SAFE_INTEGER;

const LIBRARY: Readonly<Record<Cipher, string>> = {
  aegis: 'sqlite-aegis',
  chacha20: 'sqlite-chacha20',
  sqlcipher: 'sqlite-sqlcipher',
  signal: 'signal-sqlcipher',
};

function sqlite(cipher: Cipher, ...extras: readonly ('fts' | 'history')[]): Kind {
  const [fts, history] = [extras.includes('fts'), extras.includes('history')];
  return {
    name: [LIBRARY[cipher], ...extras].join('+'),
    ours: false,
    history,
    upTo: ANY_SIZE,
    load: async () => {
      const [{ openSqlite }, { loadDatabase }] = await Promise.all([
        import('./sqlite'),
        import('./sqlite-database'),
      ]);
      loadDatabase(cipher);
      return (dir) => openSqlite(dir, cipher, { fts, history });
    },
  };
}

const plain = (name: string, upTo: number, load: Kind['load']): Kind => ({
  name,
  ours: false,
  history: false,
  upTo,
  load,
});

export const PEERS: readonly Kind[] = [
  sqlite('aegis'),
  sqlite('aegis', 'fts'),
  sqlite('aegis', 'history'),
  sqlite('chacha20'),
  sqlite('chacha20', 'history'),
  sqlite('sqlcipher'),
  sqlite('sqlcipher', 'history'),
  sqlite('signal', 'fts'),
  plain('lmdb', ANY_SIZE, async () => (await import('./lmdb')).openLmdb),
  plain('level-gcm', ANY_SIZE, async () => (await import('./level')).openLevel),
  plain('lowdb-gcm', 1_000, async () => (await import('./lowdb')).openLowdb),
];
