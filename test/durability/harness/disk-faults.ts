/** What recorder.cjs offers to the program that runs under it. */

/** Kinds of operations that can be made to fail. */
export type DiskKind =
  | 'open'
  | 'create'
  | 'write'
  | 'truncate'
  | 'flush'
  | 'rename'
  | 'unlink'
  | 'mkdir'
  | 'read';

export interface DiskFaults {
  /**
   * The n-th operation of these kinds, from 1, fails with this error or kills the process; `lasting`: all after
   * it fail too, until `calm`.
   */
  arm(
    kinds: readonly DiskKind[],
    n: number,
    code: 'ENOSPC' | 'EIO' | 'EROFS' | 'EACCES' | 'EBUSY' | 'SIGKILL',
    lasting: boolean,
  ): void;
  /** Ends the faults; answers how many operations failed since `arm`. */
  calm(): number;
}

/** @throws when the program does not run under the recorder. */
export function diskFaults(): DiskFaults {
  const faults = (globalThis as unknown as { readonly [name: symbol]: DiskFaults | undefined })[
    Symbol.for('disk-faults')
  ];
  if (faults === undefined) throw new Error('to be run under recorder.cjs');
  return faults;
}
