/** How the wizard's file fields add and remove papers: read in the page, kept by the store. */
import { useMemo } from 'react';
import type { FormFiles } from '../../components/form/form-source';
import { readBase64 } from '../../components/form/read-file';
import { type CaseSession, useCaseState } from '../../stores/case-store';

/** Letters and signs of a file name beyond this are cut in the title; the name itself is kept. */
const TITLE_MAX = 100;

const words = (failure: { readonly message: string; readonly wayOut: string }): string =>
  `${failure.message}${failure.wayOut}`;

const NO_ATTACHMENTS: FormFiles['list'] = [];

/** The papers of a case for its form fields. */
export function useCaseFiles(session: CaseSession): FormFiles {
  const list = useCaseState(session, (state) => state.view?.attachments ?? NO_ATTACHMENTS);
  return useMemo(
    () => ({
      list,
      add: async (field, type, file, report) => {
        const fileName = file.name;
        report({ fileName, words: '正在读取', percent: 0 });
        let content: string;
        try {
          content = await readBase64(file, (percent) =>
            report({ fileName, words: '正在读取', percent: percent * 0.5 }),
          );
        } catch {
          return `“${fileName}”读取失败，未添加。请确认文件仍在原处后重试。`;
        }
        report({ fileName, words: '正在计算摘要并保存', percent: 60 });
        const title = [...fileName].slice(0, TITLE_MAX).join('');
        const answer = await session.act('cases.attach', { type, title, fileName, field, content });
        report({ fileName, words: '已保存', percent: 100 });
        return answer.ok ? null : words(answer.failure);
      },
      remove: async (attachmentId) => {
        const answer = await session.act('cases.detach', { attachmentId });
        return answer.ok ? null : words(answer.failure);
      },
    }),
    [session, list],
  );
}
