/** Makes a closed union exhaustive at compile time; reaching it at run time is a bug, so it throws. */
export function assertNever(value: never, what: string): never {
  throw new Error(`unhandled ${what}: ${JSON.stringify(value)}`);
}
