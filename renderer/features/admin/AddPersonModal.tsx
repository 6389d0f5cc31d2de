/** Opens an account with a first passphrase. Roles are granted by somebody else (三员). */
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { focusFirstField } from '../../components/focus-first-field';
import { PersonFields } from '../../components/PersonFields';
import { accountProblems, EMPTY_PERSON, type PersonProblems } from '../../components/person-fields';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useDesk } from '../../stores/desk-store';
import { ADMIN } from '../../text/admin';
import { COMMON } from '../../text/common';

interface AddPersonModalProps {
  readonly open: boolean;
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
}

export function AddPersonModal(props: AddPersonModalProps) {
  return (
    <Modal
      open={props.open}
      title={ADMIN.addPerson}
      okText={ADMIN.add}
      cancelText={COMMON.cancel}
      okButtonProps={{ htmlType: 'submit', form: 'rd-add-person' }}
      onCancel={props.onClose}
      width={640}
      destroyOnHidden
      afterOpenChange={focusFirstField}
    >
      <AddPersonForm {...props} />
    </Modal>
  );
}

function AddPersonForm({ onAdded }: AddPersonModalProps) {
  const practice = useDesk((desk) => desk.state?.practice ?? false);
  const [person, setPerson] = useState(EMPTY_PERSON);
  const [problems, setProblems] = useState<PersonProblems>({});
  const { run, failure } = useCommand('accounts.add');
  const add = async (): Promise<void> => {
    const found = accountProblems(person, practice);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const answer = await run({
      commandId: newCommandId(),
      account: person.account.trim(),
      name: person.name.trim(),
      passphrase: practice ? '' : person.passphrase,
    });
    if (answer?.ok) onAdded(person.name.trim());
  };
  useMainAction(ADMIN.add, () => void add(), 'dialog');
  return (
    <Form id="rd-add-person" layout="vertical" onFinish={() => void add()}>
      <p className="rd-quiet">{practice ? ADMIN.practiceNote : ADMIN.passphraseNote}</p>
      <PersonFields
        id="rd-new"
        value={person}
        problems={problems}
        practice={practice}
        roles="none"
        onChange={(next) => {
          setPerson(next);
          if (Object.keys(problems).length > 0) setProblems(accountProblems(next, practice));
        }}
      />
      <FailureNotice failure={failure} />
    </Form>
  );
}
