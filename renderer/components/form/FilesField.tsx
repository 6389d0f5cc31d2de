/** The papers of one file field: drop or choose, see name, size and SHA-256, take off again. */
import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { AttachmentView } from '#shared/contract/views';
import { extensionsFor, MAX_ATTACHMENT_BYTES } from '#shared/forms/attachments';
import { DropZone } from './DropZone';
import { type FieldProps, type FileProgress, useFormFiles } from './form-source';
import { sizeWords } from './read-file';

/** Why a file cannot be taken in, before it is even read; null when it can. */
function refusalOf(file: File, endings: readonly string[]): string | null {
  const ending = file.name.split('.').pop()?.toLowerCase() ?? '';
  if (!endings.includes(ending))
    return `“${file.name}”的类型不符，未添加。请换成 ${endings.join('、').toUpperCase()}。`;
  if (file.size === 0) return `“${file.name}”是空文件，未添加。请核对文件。`;
  if (file.size > MAX_ATTACHMENT_BYTES) return `“${file.name}”超过 20 MB，未添加。请压缩或分册后再添加。`;
  return null;
}

export function FilesField({ spec, source, id, describedBy }: FieldProps<'files'>) {
  const files = useFormFiles();
  const [progress, setProgress] = useState<FileProgress | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const endings = extensionsFor(spec.attachmentType);
  const own = files.list.filter((file) => file.field === spec.key);

  const add = async (chosen: readonly File[]) => {
    const failed: string[] = [];
    for (const file of chosen) {
      const refusal = refusalOf(file, endings);
      const failure = refusal ?? (await files.add(spec.key, spec.attachmentType, file, setProgress));
      if (failure !== null) failed.push(failure);
    }
    setProgress(null);
    setProblems(failed);
    source.leave(spec.key);
  };
  const remove = async (id: number) => {
    const failure = await files.remove(id);
    setProblems(failure === null ? [] : [failure]);
    source.leave(spec.key);
  };

  return (
    <div className="field-files">
      {own.length > 0 && (
        <ul className="file-list">
          {own.map((file) => (
            <FileLine key={file.id} file={file} onRemove={() => void remove(file.id)} />
          ))}
        </ul>
      )}
      <DropZone
        id={id}
        label={own.length === 0 ? '选择文件' : '再加一件'}
        accessibleName={`选择文件：${spec.label}`}
        hint={`或拖放到此处。${endings.join('、').toUpperCase()}，每件不超过 20 MB`}
        accept={endings}
        multiple
        disabled={progress !== null}
        describedBy={describedBy}
        onFiles={(chosen) => void add(chosen)}
      />
      {progress && (
        <div className="file-progress">
          <span>
            {progress.words} {progress.fileName}
          </span>
          <Progress percent={Math.round(progress.percent)} size="small" aria-label={progress.words} />
        </div>
      )}
      {problems.map((problem) => (
        <p key={problem} className="field-error" role="alert">
          {problem}
        </p>
      ))}
    </div>
  );
}

/** One paper: what it is called, how big it is, and its digest for comparison with a paper proof. */
export function FileLine({
  file,
  onRemove,
}: {
  readonly file: AttachmentView;
  readonly onRemove?: () => void;
}) {
  return (
    <li className="file-line">
      <PaperClipOutlined aria-hidden />
      <span className="file-name">{file.fileName}</span>
      <span className="field-note">{sizeWords(file.bytes)}</span>
      <code className="file-hash" title={`SHA-256 ${file.hash}`}>
        SHA-256 {file.hash}
      </code>
      {onRemove && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`移除附件 ${file.fileName}`}
          title="移除附件"
          onClick={onRemove}
        />
      )}
    </li>
  );
}
