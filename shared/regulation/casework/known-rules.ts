/** What a rule pack may name: guards, rows and clauses that this program has. */
import { clause } from '../clauses/clause';
import type { Known } from '../profiles/profile-rules';
import { GUARDS } from './guards/guard';
import { TRANSITIONS } from './transitions';

export const KNOWN_RULES: Known = {
  guards: Object.keys(GUARDS),
  transitions: TRANSITIONS.map((row) => row.id),
  clause: (id) => clause(id) !== null,
};
