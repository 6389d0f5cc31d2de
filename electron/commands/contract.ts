/** `desk contract`: every procedure with its permission, input and output as JSON Schema. */
import { z } from 'zod';
import { CONTRACT } from '#shared/contract/contract';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';

/** Prints one line per procedure. */
export function printContract(io: DeskIo): ExitCode {
  for (const [name, procedure] of Object.entries(CONTRACT)) {
    const { kind, permission, summary, input, output } = procedure;
    io.result({
      name,
      kind,
      permission,
      summary,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(output, { io: 'input', unrepresentable: 'any' }),
    });
  }
  return EXIT.done;
}
