/** A paper of a case in a large dialog, for looking at it from where it is mentioned. It only shows. */
import { Button, Modal } from 'antd';
import type { AttachmentView } from '#shared/contract/views';
import { COMMON } from '../text/common';
import { AttachmentViewer } from './AttachmentViewer';

interface PaperModalProps {
  readonly caseId: string;
  readonly paper: AttachmentView;
  readonly onClose: () => void;
}

/** Shown while mounted. */
export function PaperModal({ caseId, paper, onClose }: PaperModalProps) {
  return (
    <Modal
      open
      title={paper.title}
      width="86vw"
      style={{ top: 24 }}
      styles={{ body: { height: '74vh' } }}
      footer={<Button onClick={onClose}>{COMMON.close}</Button>}
      onCancel={onClose}
    >
      <AttachmentViewer caseId={caseId} attachment={paper} />
    </Modal>
  );
}
