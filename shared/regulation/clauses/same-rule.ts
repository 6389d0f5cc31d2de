/**
 * Which clauses of the regional rules say what a clause of 登记管理暂行办法 says, so that one behaviour serves
 * both. Only where the words agree; where they differ the program cites the clause itself. Data only.
 */
import { basis, type ClauseId } from '#shared/domain/ids';

export const SAME_RULE: { readonly [national: string]: readonly ClauseId[] } = {
  'NDR-7-2': basis('XJR-9-4'),
  'NDR-7-3': basis('XJR-9-3'),
  'NDR-7-4': basis('XJR-9-3'),
  'NDR-7-5': basis('XJR-9-2'),
  'NDR-8-1': basis('XJR-13-1'),
  'NDR-9-1': basis('XJR-12-1'),
  'NDR-10-1': basis('XJR-14-1'),
  'NDR-10-2': basis('XJR-14-2'),
  'NDR-10-3': basis('XJR-14-3'),
  'NDR-10-4': basis('XJR-14-4'),
  'NDR-11-1': basis('XJR-15-1'),
  'NDR-11-2': basis('XJR-15-2'),
  'NDR-11-3': basis('XJR-15-3'),
  'NDR-12-1': basis('XJR-16-1'),
  'NDR-12-2': basis('XJR-16-2'),
  'NDR-12-3': basis('XJR-16-3'),
  'NDR-12-4': basis('XJR-16-5'),
  'NDR-12-7': basis('XJR-16-11'),
  'NDR-13-1': basis('XJR-17-1'),
  'NDR-14-2': basis('XJR-20-1'),
  'NDR-14-3': basis('XJR-5-3'),
  'NDR-14-4': basis('XJR-17-1'),
  'NDR-14-5': basis('XJR-5-5'),
  'NDR-15-1': basis('XJR-19-1'),
  'NDR-15-2': basis('XJR-19-2'),
  'NDR-15-3': basis('XJR-19-3'),
  'NDR-15-4': basis('XJR-19-4'),
  'NDR-15-5': basis('XJR-19-5'),
};

/** Clauses whose behaviour is also that of this one; empty for a clause of its own words. */
export const sameRule = (id: string): readonly ClauseId[] =>
  Object.hasOwn(SAME_RULE, id) ? (SAME_RULE[id] ?? []) : [];
