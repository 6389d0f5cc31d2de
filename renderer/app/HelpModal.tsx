/** Help without a network: short answers by task. */
import { Modal } from 'antd';
import { HELP } from '../text/shell';

interface HelpModalProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function HelpModal({ open, onClose }: HelpModalProps) {
  return (
    <Modal open={open} title={HELP.title} footer={null} onCancel={onClose} destroyOnHidden width={680}>
      {HELP.topics.map((topic) => (
        <section key={topic.title}>
          <h3 className="rd-section-title">{topic.title}</h3>
          <p>{topic.text}</p>
        </section>
      ))}
    </Modal>
  );
}
