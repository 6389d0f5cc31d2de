/** All rows of a list that the desk gives page by page. */
import type { Answer } from '#shared/contract/failure';

interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** Asks for page after page until nothing more comes. */
export async function allPages<T>(
  ask: (page: number) => Promise<Answer<Page<T>>>,
): Promise<Answer<readonly T[]>> {
  const rows: T[] = [];
  for (let page = 0; ; page += 1) {
    const answer = await ask(page);
    if (!answer.ok) return answer;
    rows.push(...answer.value.items);
    if (answer.value.items.length === 0 || rows.length >= answer.value.total)
      return { ok: true, value: rows };
  }
}
