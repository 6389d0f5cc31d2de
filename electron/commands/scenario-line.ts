/**
 * One line of a scenario: its shape, and how saved results, parameters, files and samples are put into it. It
 * never decides whether an answer is right (scenario-match.ts) and calls nothing.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { addDays, isLocalDate } from '#shared/domain/local-date';

export const scenarioLine = z.strictObject({
  /** The instant of the line, or a date (11:00 in Beijing); absent = that of the line before. */
  at: z.string().optional(),
  /** Who acts; absent = nobody is signed in. */
  as: z.string().optional(),
  call: z.string(),
  /** Name of the saved case the line is about: its id and version go in, and where it stands comes back. */
  on: z.string().optional(),
  input: z.unknown().optional(),
  /** Name under which the answer's value is kept for later lines. */
  save: z.string().optional(),
  /** A part of the answer that must be there: {"ok": false, "failure": {"code": "…"}}. */
  expect: z.unknown().optional(),
  /** Code with which the rules must say no; the case of `on` must stand as it stood. */
  refused: z.string().optional(),
  /** Clauses that the refusal must cite. */
  citing: z.array(z.string()).optional(),
  /** Screens that the demo takes a picture of after the line; `{case}` in a route is the case of the story. */
  pictures: z.array(z.strictObject({ file: z.string(), as: z.string(), route: z.string() })).optional(),
});

export type ScenarioLine = z.infer<typeof scenarioLine>;

type Values = { readonly [name: string]: unknown };

/** The names of one file. */
export interface Scope {
  /** Values from the file that includes it: what they refer to is meant there. */
  readonly given: Values;
  /** Values when none were given: what they refer to is meant here. */
  readonly usual: Values;
  readonly folder: string;
  readonly parent: Scope | null;
}

/** A line, and the file it stands in: its names and its folder. */
export interface PlacedLine {
  readonly line: ScenarioLine;
  readonly scope: Scope;
}

const WHOLE = /^\$\{([^{}]+)\}$/;
const INSIDE = /\$\{([^{}]+)\}/g;
/** `day plus 3`: a date and how many calendar days later or earlier. */
const DAYS = /^(\S+) (plus|minus) (\d+)$/;

type Saved = ReadonlyMap<string, unknown>;

/**
 * Puts in what a line refers to: `${name.field}` a saved result or a parameter, `${day plus 3}` a date,
 * `{"$file": path}` a file as base64, `{"$json": path, "at": "a.b", "with": {…}}` a part of a JSON file with
 * parts replaced, `{"$text": "…", "with": {…}}` a JSON text with parts replaced, `{"$repeat": "字", "times": 9}`.
 * Paths start at the folder of the file that names them.
 * @throws when a reference leads nowhere: the scenario is wrong.
 */
export function resolveInput(value: unknown, saved: Saved, scope: Scope): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value)?.[1];
    if (whole !== undefined) return lookUp(saved, scope, whole);
    return value.replace(INSIDE, (_all, name: string) => String(lookUp(saved, scope, name)));
  }
  if (Array.isArray(value)) return value.map((item) => resolveInput(item, saved, scope));
  if (value === null || typeof value !== 'object') return value;
  const record = value as { readonly [key: string]: unknown };
  const inner = (part: unknown) => resolveInput(part, saved, scope);
  if (typeof record.$file === 'string')
    return readFileSync(resolve(scope.folder, String(inner(record.$file)))).toString('base64');
  if (typeof record.$json === 'string') {
    const json: unknown = JSON.parse(
      readFileSync(resolve(scope.folder, String(inner(record.$json))), 'utf8'),
    );
    return replaced(step(json, String(inner(record.at ?? ''))), inner(record.with ?? {}));
  }
  if (typeof record.$text === 'string')
    return JSON.stringify(replaced(JSON.parse(String(inner(record.$text))), inner(record.with ?? {})));
  if (typeof record.$repeat === 'string') return record.$repeat.repeat(Number(record.times));
  if (Array.isArray(record.$merge)) return record.$merge.map(inner).reduce(replaced, {});
  // Own keys one by one: a key such as __proto__ must arrive at the door as it was written.
  return Object.fromEntries(Object.entries(record).map(([key, item]) => [key, inner(item)] as const));
}

function lookUp(saved: Saved, scope: Scope, path: string): unknown {
  const [, base, direction, days] = DAYS.exec(path) ?? [];
  if (base !== undefined) {
    const date = lookUp(saved, scope, base);
    if (typeof date !== 'string' || !isLocalDate(date)) throw new Error(`scenario: ${base} is no date`);
    return addDays(date, direction === 'minus' ? -Number(days) : Number(days));
  }
  const [name = '', ...rest] = path.split('.');
  for (let at: Scope | null = scope; at; at = at.parent) {
    if (at.parent && Object.hasOwn(at.given, name))
      return step(resolveInput(at.given[name], saved, at.parent), rest.join('.'));
    if (Object.hasOwn(at.usual, name)) return step(resolveInput(at.usual[name], saved, at), rest.join('.'));
  }
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

/** `base` with the parts of `change` in their places; a list is changed at its positions, or replaced whole. */
function replaced(base: unknown, change: unknown): unknown {
  if (change === null || typeof change !== 'object' || Array.isArray(change)) return change;
  if (base === null || typeof base !== 'object') return change;
  const next: { [key: string]: unknown } = { ...base };
  for (const [key, part] of Object.entries(change)) next[key] = replaced(next[key], part);
  return Array.isArray(base) ? Object.values(next) : next;
}
