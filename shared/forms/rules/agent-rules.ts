/** The mandate of an agent covers the day it acts (XJR-10-1), in whichever form it is named. */
import { basis } from '#shared/domain/ids';
import { error } from '../findings';
import { dateOf, filingOf, type Rule } from '../rule-facts';

const agentTerm: Rule = (input) => {
  const { hasAgent, agentFrom, agentTo } = filingOf(input);
  const from = dateOf(agentFrom);
  const to = dateOf(agentTo);
  if (hasAgent !== true || !from || !to || from > to) return [];
  if (from <= input.today && input.today <= to) return [];
  const field = input.type === 'FIRST' ? 'agentTo' : 'request.agentTo';
  const message = `委托期限（${from} 至 ${to}）不含今天，请重新出具授权委托书`;
  return [error(field, 'AGENT_TERM', message, basis('XJR-10-1'))];
};

/** Rules over the agent. */
export const AGENT_RULES: readonly Rule[] = [agentTerm];
