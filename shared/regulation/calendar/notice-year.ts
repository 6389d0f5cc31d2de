/**
 * The year a notice arranges, as its own words say it. A year is never taken from today's date or from the
 * year of the issue date, which usually is the year before.
 */
const PATTERNS: readonly RegExp[] = [
  /(\d{4})年(?:部分|法定|放假|全区|我区|新疆|自治区){0,3}(?:节日|节假日|假日)/g,
  /(\d{4})年(?:元旦|春节|清明|劳动节|端午|中秋|国庆|肉孜|古尔邦|开斋|宰牲)/g,
  /(\d{4})年(?:放假|休假)安排/g,
];

/** Years the evened text names as those of its arrangement, earliest mention first. */
export function arrangedYears(chars: string): readonly number[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...chars.matchAll(pattern)].map((match) => ({ index: match.index, year: Number(match[1]) })),
  ).sort((a, b) => a.index - b.index);
  return [...new Set(found.map(({ year }) => year))];
}
