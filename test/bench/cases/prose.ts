// Sentences of the benchmark's cases, put together from words: no two cases read alike, as in an office.
// Never texts that repeat, which a compressor would fold into nothing.
import type { Random } from './random';
import { ACTS, CONNECTS, GIVEN, LONG_NAMES, OBJECTS, STREETS, SURNAMES, TOPICS, USES } from './words';

/** A person's name. */
export function person(random: Random): string {
  if (random.next() < 0.35) return random.pick(LONG_NAMES);
  return `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.next() < 0.6 ? random.pick(GIVEN) : ''}`;
}

/** A street and number. */
export const address = (random: Random, place: string): string =>
  `${place}${random.pick(STREETS)} ${1 + random.below(600)} 号${random.next() < 0.4 ? `${1 + random.below(12)} 层` : ''}`;

function clause(random: Random): string {
  const what = random.next() < 0.3 ? random.pick(TOPICS) : random.pick(OBJECTS);
  switch (random.below(4)) {
    case 0:
      return `${random.pick(CONNECTS)}${random.pick(ACTS)}${what}`;
    case 1:
      return `${what}和${random.pick(OBJECTS)}${random.pick(CONNECTS)}${random.pick(ACTS)}${random.pick(ACTS)}`;
    case 2:
      return `涉及${what} ${1 + random.below(9_000)} 条`;
    default:
      return `可用于${random.pick(USES)}和${random.pick(USES)}`;
  }
}

/** About `clauses` times a dozen characters. */
export function prose(random: Random, clauses: number): string {
  let text = clause(random);
  for (let count = 1; count < clauses; count += 1)
    text += `${random.next() < 0.3 ? '。' : '，'}${clause(random)}`;
  return `${text}。`;
}
