/**
 * Papers for one step of the case around: those already there that prove steps, which are chosen, and new
 * files put into the case. A file that is not taken is named and nothing else is lost.
 */
import { useCallback, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import type { AttachmentView } from '#shared/contract/views';
import { extensionsFor, MAX_ATTACHMENT_BYTES } from '#shared/forms/attachments';
import { readBase64 } from '../components/form/read-file';
import { useOpenCase, useStep } from './case-store';

export interface Evidence {
  readonly files: readonly AttachmentView[];
  readonly picked: readonly number[];
  readonly accept: readonly string[];
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly problem: string;
  readonly pick: (picked: readonly number[]) => void;
  readonly add: (files: readonly File[]) => Promise<void>;
}

const TITLE_LENGTH = 100;

/** @param type code of CL-ATTACH of new files. @param start what is chosen at first. */
export function useEvidence(type: string, start: readonly number[] = []): Evidence {
  const { session, view } = useOpenCase();
  const attach = useStep('cases.attachEvidence');
  const [picked, pick] = useState(start);
  const [problem, setProblem] = useState('');
  const { run } = attach;
  const add = useCallback(
    async (chosen: readonly File[]) => {
      const wrong: string[] = [];
      for (const file of chosen) {
        const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
        const fits =
          extensionsFor(type).includes(ending) && file.size > 0 && file.size <= MAX_ATTACHMENT_BYTES;
        const content = fits ? await readBase64(file, () => undefined).catch(() => null) : null;
        if (content === null) {
          wrong.push(
            fits
              ? `“${file.name}”读取失败，未添加。请确认文件仍在原处后重试。`
              : `“${file.name}”的格式或大小不符合要求，未添加。`,
          );
          continue;
        }
        const title = [...file.name].slice(0, TITLE_LENGTH).join('');
        if (!(await run({ type, title, fileName: file.name, content }))) break;
        const added = session.store.getState().view?.attachments.at(-1);
        if (added) pick((before) => [...before, added.id]);
      }
      setProblem(wrong.join(''));
    },
    [run, session, type],
  );
  return {
    // Papers of the application answer a field of the form; those of steps answer none.
    files: view.attachments.filter((file) => file.field === ''),
    picked,
    accept: extensionsFor(type),
    busy: attach.busy,
    failure: attach.failure,
    problem,
    pick,
    add,
  };
}
