/** Papers of a case as rows of letters: materials of the application, and evidence named by number. */
import { labelOf } from '#shared/forms/code-lists';
import type { CaseAttachment } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { numbered } from './blocks';
import type { DocumentBlock } from './model';

export const fileTitle = (file: CaseAttachment): string => (file.title === '' ? file.fileName : file.title);

/** Materials of the application; evidence that the office itself attached belongs to no field. */
export const materialsOfCase = (state: CaseState): readonly CaseAttachment[] =>
  state.attachments.filter((attachment) => attachment.field !== '');

export const materialsTable = (files: readonly CaseAttachment[]): DocumentBlock =>
  numbered(
    [
      ['材料种类', 25],
      ['材料名称', 56],
      ['件数', 11],
    ],
    files.map((file) => [labelOf('CL-ATTACH', file.type), fileTitle(file), '1']),
  );

/** Attachments of the case by number, in that order; a number that is not there is left out. */
export const filesOf = (state: CaseState, ids: readonly number[]): readonly CaseAttachment[] =>
  ids.flatMap((id) => state.attachments.filter((attachment) => attachment.id === id));

export const evidenceTable = (state: CaseState, ids: readonly number[]): DocumentBlock =>
  numbered(
    [
      ['证据材料名称', 81],
      ['件数', 11],
    ],
    filesOf(state, ids).map((file) => [fileTitle(file), '1']),
  );
