/** See `archive-kit.mjs`. */
export const KIT_SOURCES: readonly string[];
export function makeArchiveKit(out: string): void;
