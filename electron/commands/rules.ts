/** `desk rules`: the transition table, one line per row, as the program runs it. */

import { TRANSITIONS } from '#shared/regulation/casework/transitions';
import { citations } from '#shared/regulation/clauses/clause';
import { type DeskIo, EXIT, type ExitCode } from './desk-io';

/** Prints one line per row. */
export function printRules(io: DeskIo): ExitCode {
  for (const row of TRANSITIONS) {
    const { id, command, label, types, from, to, round, when, objectionFrom, by, guards } = row;
    io.result({
      id,
      command: `cases.${command}`,
      label,
      types,
      from,
      to,
      round: round ?? null,
      when: when ?? null,
      objectionFrom: objectionFrom ?? null,
      roles: by,
      guards,
      stops: row.stops.map(({ clock }) => clock),
      starts: row.starts,
      documents: row.documents.map(({ document, party }) => ({ document, party })),
      tag: row.tag,
      basis: row.basis,
      citation: citations(row.basis),
    });
  }
  return EXIT.done;
}
