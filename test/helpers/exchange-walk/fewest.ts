/**
 * The fewest of some steps that still fail: halves, quarters and so on are left out while that changes nothing.
 * @param fails whether a walk of these steps fails as the whole did
 */
export async function fewest(
  steps: readonly number[],
  fails: (some: readonly number[]) => Promise<boolean>,
): Promise<readonly number[]> {
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < left.length; ) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (await fails(without)) left = without;
      else at += size;
    }
  return left;
}
