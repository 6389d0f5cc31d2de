/**
 * What a door must supply to the application: the clock, folders, printing and file dialogs. The
 * application never asks Electron or the operating system for these itself.
 */
import type { Instant } from '#shared/domain/local-date';
import type { DocumentModel } from '#shared/paper/model';

export interface Clock {
  now(): Instant;
}

/** Turns a document model into pages with the same component that the preview uses. */
export interface Printing {
  toPdf(model: DocumentModel): Promise<Uint8Array>;
  toPrinter(model: DocumentModel): Promise<'printed' | 'cancelled'>;
}

/** Parameters of Argon2id; weaker ones than the floor say so themselves. */
export interface StretchingCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  readonly belowFloor?: true;
}

/** Asks the person where to put a file. `null` when the person cancels. */
export interface FileDialogs {
  saveAs(suggestedName: string): Promise<string | null>;
  /** Asks for a folder that is there, or one that the person makes. `title`: what for. */
  openFolder?(title: string): Promise<string | null>;
  /** Asks for files that are there, several at once. */
  openFiles?(title: string): Promise<readonly string[] | null>;
  /** The files that a person dropped on the window of a client since it was last asked; empty for none. */
  takeDropped?(client: string): readonly string[];
}

export interface Ports {
  readonly clock: Clock;
  readonly paths: {
    /** Folder of the encrypted store. */
    readonly vault: string;
    /** Folder of the sample applications for practice stores. */
    readonly samples: string;
    /** Folder of what an archive carries beside the data: format, reader, vectors, procedure. */
    readonly archiveKit?: string;
    /** Folder outside the store where this machine remembers how far its stores were; none when left out. */
    readonly anchors?: string;
  };
  /** `null` where the door has no window. */
  readonly printing: Printing | null;
  readonly files: FileDialogs | null;
  /** What stretching a passphrase costs in a new store; measured on this machine when the door says nothing. */
  readonly stretchingCost?: () => Promise<StretchingCost>;
  /** Called when the store was closed and nobody is signed in: what was shown goes from the program's memory too. */
  readonly clearMemory?: () => void;
}
