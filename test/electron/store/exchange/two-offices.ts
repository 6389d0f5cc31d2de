/** Two other offices that wrote in the same cases and learned of each other, for the tests of receiving. */
import { asEntry, batchOf, caseOf, Peer } from './peers';

export const A = new Peer('甲');
export const B = new Peer('乙');
for (let number = 1; number <= 6; number += 1) A.write(caseOf(number % 3), `甲 ${number}`);
B.learn(A);
for (let number = 1; number <= 5; number += 1) B.write(caseOf(number % 4), `乙 ${number}`);
A.learn(B);
A.write(caseOf(1), '甲 又');
/** Everything of both, causes first. */
export const ALL = A.all;
export const EVERYTHING = batchOf(ALL.map(asEntry));
