/** One line of a scenario: parsed, with saved results, files and samples put in. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

export const scenarioLine = z.strictObject({
  /** The instant of the line: the clock of practice stores. */
  at: z.iso.datetime(),
  /** Who acts; absent = nobody is signed in. */
  as: z.string().optional(),
  call: z.string(),
  input: z.unknown().optional(),
  /** Name under which the answer's value is kept for later lines. */
  save: z.string().optional(),
  /** A part of the answer that must be there: {"ok": false, "failure": {"code": "…"}}. */
  expect: z.unknown().optional(),
  /** Screens that the demo takes a picture of after the line; `{case}` in a route is the case of the story. */
  pictures: z.array(z.strictObject({ file: z.string(), as: z.string(), route: z.string() })).optional(),
});

export type ScenarioLine = z.infer<typeof scenarioLine>;

const WHOLE = /^\$\{([\w.-]+)\}$/;
const INSIDE = /\$\{([\w.-]+)\}/g;

/**
 * Puts in what a line refers to: `${name.field}` a saved result, `{"$file": path}` a file as base64,
 * `{"$json": path, "at": "a.b"}` a part of a JSON file; paths from the scenario's own folder.
 * @throws when a reference leads nowhere: the scenario is wrong.
 */
export function resolveInput(value: unknown, saved: ReadonlyMap<string, unknown>, folder: string): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value)?.[1];
    if (whole !== undefined) return lookUp(saved, whole);
    return value.replace(INSIDE, (_all, path: string) => String(lookUp(saved, path)));
  }
  if (Array.isArray(value)) return value.map((item) => resolveInput(item, saved, folder));
  if (value === null || typeof value !== 'object') return value;
  const record = value as { readonly [key: string]: unknown };
  if (typeof record.$file === 'string') return readFileSync(resolve(folder, record.$file)).toString('base64');
  if (typeof record.$json === 'string') {
    const json: unknown = JSON.parse(readFileSync(resolve(folder, record.$json), 'utf8'));
    return step(json, String(record.at ?? ''));
  }
  // Own keys one by one: a key such as __proto__ must arrive at the door as it was written.
  const entries = Object.entries(record).map(
    ([key, item]) => [key, resolveInput(item, saved, folder)] as const,
  );
  return Object.fromEntries(entries);
}

function lookUp(saved: ReadonlyMap<string, unknown>, path: string): unknown {
  const [name = '', ...rest] = path.split('.');
  if (!saved.has(name)) throw new Error(`scenario: nothing saved as ${name}`);
  return step(saved.get(name), rest.join('.'));
}

function step(value: unknown, path: string): unknown {
  const keys = path === '' ? [] : path.split('.');
  return keys.reduce<unknown>((at, key) => {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key))
      throw new Error(`scenario: nothing at ${path}`);
    return (at as { readonly [key: string]: unknown })[key];
  }, value);
}

/** Whether every part of `expected` is in `actual`: objects by their keys, lists by position, the rest equal. */
export function contains(actual: unknown, expected: unknown): boolean {
  if (expected === null || typeof expected !== 'object') return Object.is(actual, expected);
  if (actual === null || typeof actual !== 'object') return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  return Object.entries(expected).every(
    ([key, part]) =>
      Object.hasOwn(actual, key) && contains((actual as { [key: string]: unknown })[key], part),
  );
}
