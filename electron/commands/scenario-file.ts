/**
 * Reads a scenario file (.jsonl): a heading, steps, and beginnings that stand in other files
 * (`{"include": "parts/registered.jsonl", "with": {"day": "2026-03-09"}}`). Whatever is not a step is refused
 * with the file and the line.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { DeskIo } from './desk-io';
import { type PlacedLine, type Scope, scenarioLine } from './scenario-line';

/** First line: what must hold, the store it is meant for, and usual values of the names used below. */
const heading = z.strictObject({
  title: z.string().optional(),
  /** Level of the practice office, or its particulars. */
  office: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** The day the store is made. */
  start: z.iso.date().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});
const inclusion = z.strictObject({
  include: z.string(),
  with: z.record(z.string(), z.unknown()).optional(),
});

export interface Scenario {
  readonly heading: z.infer<typeof heading>;
  readonly lines: readonly PlacedLine[];
}

/** Deepest chain of files that name each other. */
const MAX_DEPTH = 12;

class Malformed extends Error {}

/** The scenario; `null`, said aloud, when a file or a line is wrong. */
export function readScenario(path: string, io: Pick<DeskIo, 'say'>): Scenario | null {
  try {
    return readAt(path, {}, null, 1);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    io.say(error.message);
    return null;
  }
}

function readAt(path: string, given: Scope['given'], parent: Scope | null, depth: number): Scenario {
  if (depth > MAX_DEPTH) throw new Malformed(`脚本 ${basename(path)} 引用过深。`);
  const rows = rowsOf(path);
  const first = heading.safeParse(rows[0]?.json);
  const head = first.success ? first.data : {};
  const scope: Scope = { given, usual: head.params ?? {}, folder: dirname(path), parent };
  const lines = rows.slice(first.success ? 1 : 0).flatMap(({ json, number }): readonly PlacedLine[] => {
    const other = inclusion.safeParse(json);
    if (other.success)
      return readAt(resolve(scope.folder, other.data.include), other.data.with ?? {}, scope, depth + 1).lines;
    const line = scenarioLine.safeParse(json);
    if (!line.success) throw new Malformed(`脚本 ${basename(path)} 第 ${number} 行不是有效的步骤。`);
    return [{ line: line.data, scope }];
  });
  return { heading: head, lines };
}

/** The JSON of every line that is not empty. */
function rowsOf(path: string): readonly { readonly json: unknown; readonly number: number }[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Malformed(`脚本文件 ${basename(path)} 读不出来。`);
  }
  return text.split('\n').flatMap((raw, index) => {
    if (raw.trim() === '') return [];
    try {
      return [{ json: JSON.parse(raw) as unknown, number: index + 1 }];
    } catch {
      throw new Malformed(`脚本 ${basename(path)} 第 ${index + 1} 行不是有效的步骤。`);
    }
  });
}
