/**
 * The digest on a deposit proof, and its comparison with the file it was made of. The file is only hashed
 * here; it is not taken into the store.
 */
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { normalizeDigest } from '#shared/forms/digest';
import { DropZone } from './DropZone';
import { type FieldProps, useFormJudgement, useFormValue } from './form-source';
import { sha256OfFile } from './read-file';
import { TextField } from './TextField';

interface Computed {
  readonly fileName: string;
  readonly hash: string;
}

export function DigestField(props: FieldProps<'digest'>) {
  const { spec, source, id } = props;
  const algorithm = useFormJudgement(source, (values) => String(values[spec.algorithmField] ?? ''));
  return (
    <div className="field-long">
      <TextField {...props} />
      {algorithm === 'SHA-256' && <Comparison id={`${id}-file`} fieldKey={spec.key} {...{ source }} />}
      {algorithm === 'SM3' && (
        <p className="field-note">SM3 摘要由存证机构的工具核对，本机只核对 SHA-256。</p>
      )}
    </div>
  );
}

function Comparison(props: {
  readonly id: string;
  readonly fieldKey: string;
  readonly source: FieldProps<'digest'>['source'];
}) {
  const stored = useFormValue(props.source, props.fieldKey);
  const [percent, setPercent] = useState<number | null>(null);
  const [computed, setComputed] = useState<Computed | null>(null);
  const [problem, setProblem] = useState('');
  const cancelled = useRef(false);
  useEffect(
    () => () => {
      cancelled.current = true;
    },
    [],
  );
  const compute = async (file: File) => {
    cancelled.current = false;
    setComputed(null);
    setProblem('');
    setPercent(0);
    try {
      const hash = await sha256OfFile(file, setPercent, () => cancelled.current);
      if (hash !== null) setComputed({ fileName: file.name, hash });
    } catch {
      setProblem(`“${file.name}”读取失败，未核对。请确认文件仍在原处后重试。`);
    }
    setPercent(null);
  };
  const proof = typeof stored === 'string' ? normalizeDigest(stored) : '';
  return (
    <div className="digest-compare">
      <DropZone
        id={props.id}
        label="核对存证文件"
        accessibleName="选择存证的原文件以核对摘要"
        hint="或把存证的原文件拖放到此处，只计算摘要，文件不留存"
        accept={[]}
        disabled={percent !== null}
        onFiles={([file]) => file && void compute(file)}
      />
      {percent !== null && (
        <div className="file-progress">
          <Progress percent={Math.round(percent)} size="small" aria-label="正在计算摘要" />
          <Button
            size="small"
            onClick={() => {
              cancelled.current = true;
            }}
          >
            取消
          </Button>
        </div>
      )}
      {problem !== '' && <p className="field-error">{problem}</p>}
      <div role="status">
        {computed && (
          <p className={computed.hash === proof ? 'digest-match' : 'digest-mismatch'}>
            {computed.hash === proof
              ? `✓ 摘要一致：${computed.fileName}`
              : proof === ''
                ? `◆ 尚未填写摘要值，无法比对：${computed.fileName}`
                : `■ 摘要不一致：${computed.fileName}。请核对存证证明和所选文件。`}
            <code className="file-hash">SHA-256 {computed.hash}</code>
          </p>
        )}
      </div>
    </div>
  );
}
