/** Ceremonies for tests: the commands themselves, on folders of their own, with invented keys that cost little. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskIo, ExitCode } from '#electron/commands/desk-io';
import { runDesk } from '#electron/commands/run-desk';

export const PASSPHRASE = '纸质口令 0123456789';

export interface Told {
  readonly code: ExitCode;
  readonly words: string;
  readonly result: { readonly ok?: boolean; readonly value?: never; readonly failure?: never };
}

export interface Ceremony {
  readonly dir: string;
  path(name: string): string;
  json(name: string, value: unknown): string;
  run(...argv: readonly string[]): Promise<Told>;
}

/** A folder with the commands on it. */
export function ceremony(passphrase = PASSPHRASE): Ceremony {
  const dir = mkdtempSync(join(tmpdir(), 'desk-ceremony-'));
  const path = (name: string): string => join(dir, name);
  return {
    dir,
    path,
    json(name, value) {
      writeFileSync(path(name), JSON.stringify(value));
      return path(name);
    },
    async run(...argv) {
      const words: string[] = [];
      const results: unknown[] = [];
      const io: DeskIo = {
        result: (value) => results.push(value),
        say: (text) => words.push(text),
        env: { DESK_PASSPHRASE: passphrase },
        cwd: dir,
        samples: dir,
      };
      const code = await runDesk([...argv, '--date', '2026-03-05'], io);
      return { code, words: words.join('\n'), result: (results[0] ?? {}) as Told['result'] };
    },
  };
}

/** The value of a step that must have gone well. */
export function done(told: Told): { readonly [name: string]: unknown } {
  if (told.code !== 0) throw new Error(`${told.code}: ${told.words}`);
  return (told.result as { readonly value: { readonly [name: string]: unknown } }).value;
}

/** The code of a refusal. */
export const failure = (told: Told): string =>
  String((told.result as { readonly failure?: { readonly code: string } }).failure?.code);

/** The check digits on a slip's line. */
export function digitsIn(words: string, before = '核对码：'): string {
  const found = new RegExp(`${before}((?:\\d{4} ){5}\\d{4})`).exec(words)?.[1];
  if (found === undefined) throw new Error(`no digits in ${words}`);
  return found;
}

const KINDS = ['root', 'root', 'root', 'enrolment', 'policy', 'revocation'] as const;

/** Makes the region's keys: `PREFIX0.key` to `PREFIX2.key` are root keys. Public keys by name. */
export async function regionKeys(at: Ceremony, prefix = 'k'): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const [index, kind] of KINDS.entries()) {
    const file = `${prefix}${index}.key`;
    const made = await at.run(
      'root',
      'key',
      file,
      '--kind',
      kind,
      '--name',
      `第${index}号介质`,
      '--practice',
    );
    keys.push(String(done(made).publicKey));
  }
  return keys;
}

/** The officers' decision over keys made so; the maker's key is invented. */
export const decision = (keys: readonly string[], more: object = {}): object => ({
  name: '新疆维吾尔自治区',
  keys: keys.slice(0, 3),
  enrolment: keys[3],
  policy: keys[4],
  revocation: keys[5],
  release: '58'.padEnd(64, '6'),
  issuedOn: '2026-03-01',
  ...more,
});

/** The first root in force in the folder `region`; its digits. */
export async function rooted(at: Ceremony): Promise<string> {
  const keys = await regionKeys(at);
  done(await at.run('root', 'make', at.json('root.json', decision(keys)), '--register', 'region'));
  done(await at.run('root', 'sign', '--register', 'region', '--key', 'k0.key'));
  const last = await at.run('root', 'sign', '--register', 'region', '--key', 'k2.key');
  if (done(last).complete !== true) throw new Error(last.words);
  return digitsIn(last.words);
}

export const OFFICE = {
  agency: '653101',
  level: 'county',
  name: '喀什市数据局',
  install: '0123456789abcdef0123456789abcdef',
};

/** A station's key and request in files `NAME.key` and `NAME.req`; the digits to be read out. */
export async function asking(at: Ceremony, name: string, office: object = OFFICE): Promise<string> {
  done(await at.run('root', 'key', `${name}.key`, '--kind', 'station', '--name', name, '--practice'));
  const file = at.json(`${name}.json`, office);
  const told = await at.run('enrol', 'request', `${name}.req`, '--office', file, '--key', `${name}.key`);
  done(told);
  return digitsIn(told.words);
}

const certifyWords = ['--register', 'region', '--key', 'k3.key', '--to'] as const;
export const certify = (at: Ceremony, name: string, digits: string): Promise<Told> =>
  at.run('enrol', 'certify', `${name}.req`, '--digits', digits, ...certifyWords, `${name}.ans`);

export const accept = (at: Ceremony, name: string, digits: string, request = name): Promise<Told> =>
  at.run(
    ...['enrol', 'accept', `${name}.ans`, '--request', `${request}.req`, '--digits', digits],
    ...['--register', `${name}-register`, '--key', `${request}.key`],
  );
