/**
 * Which case to begin: a first registration of a resource or of a product. Everything else is about a
 * register item and begins there. It judges nothing.
 */
import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { PersonRole } from '#shared/access/roles';
import { OBJECT_TYPES, type ObjectType } from '#shared/domain/case-type';
import { StepDialog } from '../../components/StepDialog';
import { firstCase, useCreateCase } from '../../stores/create-case';
import { NEW_CASE as W } from '../../text/new-case';
import './new-case.css';

interface NewCaseDialogProps {
  readonly roles: readonly PersonRole[];
  /** The case was made. */
  readonly onMade: (caseId: string) => void;
  readonly onRegister: () => void;
}

/** Who files a first registration. */
const FILES: readonly PersonRole[] = ['SUBJECT_CLERK', 'AGENT'];

export function NewCaseDialog({ roles, onMade, onRegister }: NewCaseDialogProps) {
  const { busy, failure, dismiss, createCase } = useCreateCase();
  const [objectType, setObjectType] = useState<ObjectType>('1');
  const files = roles.some((role) => FILES.includes(role));
  const toRegister = () => {
    dismiss();
    onRegister();
  };
  const submit = async () => {
    if (!files) {
      toRegister();
      return;
    }
    const caseId = await createCase(firstCase(objectType));
    if (caseId === null) return;
    dismiss();
    onMade(caseId);
  };
  return (
    <StepDialog
      title={W.title}
      okLabel={files ? W.create : W.toRegister}
      busy={busy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={dismiss}
    >
      {files ? (
        <>
          <Radio.Group
            className="new-case-objects"
            aria-label={W.object}
            value={objectType}
            onChange={({ target }) => setObjectType(target.value as ObjectType)}
          >
            {OBJECT_TYPES.map((type) => (
              <Radio key={type} value={type}>
                <strong>{W.objects[type].label}</strong>
                <span className="field-note">{W.objects[type].note}</span>
              </Radio>
            ))}
          </Radio.Group>
          <p className="new-case-others">
            {W.others}{' '}
            <Button size="small" onClick={toRegister}>
              {W.toRegister}
            </Button>
          </p>
        </>
      ) : (
        <p>{W.notYours}</p>
      )}
    </StepDialog>
  );
}
