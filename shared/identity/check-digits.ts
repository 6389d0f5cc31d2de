/**
 * Six groups of four digits that stand for a hash, to be read out by telephone or compared with a printed sheet.
 * They hold some 80 bits: enough that nobody finds a second record with the same digits.
 */
const GROUPS = 6;
const GROUP_DIGITS = 4;
const DIGITS = GROUPS * GROUP_DIGITS;

/** `1234 5678 …` for a SHA-256 in hex: the number it is, modulo 10^24. */
export function checkDigits(hash: string): string {
  const digits = (BigInt(`0x${hash}`) % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return Array.from({ length: GROUPS }, (_, at) =>
    digits.slice(at * GROUP_DIGITS, (at + 1) * GROUP_DIGITS),
  ).join(' ');
}

/** Whether somebody typed the digits of this hash; full-width digits, spaces and hyphens are theirs to choose. */
export function sameDigits(typed: string, hash: string): boolean {
  const plain = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '');
  return plain(typed) === plain(checkDigits(hash));
}
