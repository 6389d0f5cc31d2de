// Types of ask.mjs, for the test that holds it.
export function secretLines(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  output: NodeJS.WritableStream,
  questions: readonly string[],
  isShown: boolean,
): Promise<readonly string[]>;
