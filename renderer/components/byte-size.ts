/** Sizes as people read them on screens. On paper sizes are exact, never these. */

const KIB = 1024;
const MIB = KIB * KIB;
const GIB = MIB * KIB;

/** `12 KB`, `3.4 MB`, `1.2 GB`; never `0 KB` for something. */
export function sizeOf(bytes: number): string {
  if (bytes < MIB) return `${Math.ceil(bytes / KIB)} KB`;
  return bytes < GIB ? `${(bytes / MIB).toFixed(1)} MB` : `${(bytes / GIB).toFixed(1)} GB`;
}
