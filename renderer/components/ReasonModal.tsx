/**
 * Asks for the reason of a step that must not be silent, says what will follow, and for grave steps asks
 * for the last four of the number. It decides nothing: the service judges once more.
 */
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Failure } from '#shared/contract/failure';
import { COMMON } from '../text/common';
import { FailureNotice } from './FailureNotice';
import { focusFirstField } from './focus-first-field';
import { type DirtyClose, useDirtyClose } from './use-dirty-close';
import { useMainAction } from './use-main-action';

interface ReasonModalProps {
  readonly open: boolean;
  /** Repeats the object: `退回"公交线路数据"（L-…0123）？` */
  readonly title: string;
  /** What will follow. */
  readonly children?: ReactNode;
  readonly okLabel: string;
  readonly danger?: boolean;
  /** Text to be typed before a grave step, e.g. the last four of the number. */
  readonly confirmation?: string;
  readonly busy?: boolean;
  readonly failure?: Failure | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

const MAX = 500;

export function ReasonModal(props: ReasonModalProps) {
  const { close, isAsking, onFocus } = useDirtyClose(props.onCancel);
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={close}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          <CancelBtn />
          <OkBtn />
        </>
      )}
      okText={props.okLabel}
      cancelText={COMMON.cancel}
      okButtonProps={{ htmlType: 'submit', form: 'rd-reason', danger: props.danger ?? false }}
      confirmLoading={props.busy ?? false}
      destroyOnHidden
      afterOpenChange={focusFirstField}
    >
      <ReasonForm {...props} rests={isAsking} onFocus={onFocus} />
    </Modal>
  );
}

interface ReasonFormProps extends ReasonModalProps {
  /** Something else is being asked. */
  readonly rests: boolean;
  readonly onFocus: DirtyClose['onFocus'];
}

function ReasonForm(props: ReasonFormProps) {
  const { children, confirmation, okLabel, failure, onSubmit, open, rests, onFocus } = props;
  const [form] = Form.useForm<{ reason: string; confirmation?: string }>();
  const [count, setCount] = useState(0);
  useMainAction(okLabel, open && !rests ? () => form.submit() : null, 'dialog');
  return (
    <Form
      id="rd-reason"
      form={form}
      layout="vertical"
      requiredMark
      onFocus={onFocus}
      onFinish={(values) => onSubmit(values.reason.trim())}
      onValuesChange={(_, values) => setCount([...(values.reason ?? '')].length)}
    >
      {children}
      <Form.Item
        name="reason"
        label={COMMON.reason}
        extra={`${COMMON.reasonHelp} ${count}/${MAX}`}
        rules={[
          { required: true, whitespace: true, min: 2, message: COMMON.reasonMissing },
          { max: MAX, message: COMMON.reasonTooLong },
        ]}
      >
        <Input.TextArea rows={4} />
      </Form.Item>
      {confirmation ? (
        <Form.Item
          name="confirmation"
          label={COMMON.typeAgain(confirmation)}
          rules={[
            {
              validator: (_, value) =>
                value === confirmation
                  ? Promise.resolve()
                  : Promise.reject(new Error(COMMON.typeAgain(confirmation))),
            },
          ]}
        >
          <Input autoComplete="off" style={{ width: 160 }} />
        </Form.Item>
      ) : null}
      <FailureNotice failure={failure ?? null} />
    </Form>
  );
}
