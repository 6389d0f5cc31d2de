/** The contract: every procedure that exists, by name. What is not here cannot be called. */
import type { z } from 'zod';
import { agreementProcedures } from './agreement';
import { backupProcedures } from './backup';
import { caseProcedures } from './cases';
import { deskProcedures } from './desk';
import { enrolProcedures } from './enrol';
import { listProcedures } from './lists';
import { logProcedures } from './log';
import { mediaProcedures } from './media';
import { registerProcedures } from './register';
import { ruleProcedures } from './rules';
import { syncProcedures } from './sync';

export const CONTRACT = {
  ...deskProcedures,
  ...caseProcedures,
  ...listProcedures,
  ...logProcedures,
  ...registerProcedures,
  ...ruleProcedures,
  ...backupProcedures,
  ...enrolProcedures,
  ...syncProcedures,
  ...mediaProcedures,
  ...agreementProcedures,
} as const;

export type ProcedureName = keyof typeof CONTRACT;
/** What a caller passes, before parsing. */
export type CallInput<N extends ProcedureName> = z.input<(typeof CONTRACT)[N]['input']>;
/** What a service receives, after parsing. */
export type ParsedInput<N extends ProcedureName> = z.output<(typeof CONTRACT)[N]['input']>;
/** What a caller gets back. */
export type CallOutput<N extends ProcedureName> = z.output<(typeof CONTRACT)[N]['output']>;
/** What a service may answer: parsed once more on the way out. */
export type ServiceOutput<N extends ProcedureName> = z.input<(typeof CONTRACT)[N]['output']>;

/** Topics of change notices that screens subscribe to. */
export const TOPICS = ['cases', 'session', 'office', 'rules', 'log', 'sync'] as const;
export type Topic = (typeof TOPICS)[number];

/** Whether a text names a procedure; own keys only, so no prototype name passes. */
export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(CONTRACT, name);
}
