/** How a paper is let out, and what became of it: shared by the procedures that print papers of no case. */
import { z } from 'zod';

export const paperWayField = z.enum(['printer', 'pdf']);

/** What became of a paper: `printed` is false when the person gave it up; `fileName` is empty unless a PDF was written. */
export const paperOut = z.object({ printed: z.boolean(), fileName: z.string() });
