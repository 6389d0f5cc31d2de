/** All keys of the present screen, from what is registered: the list can never be out of date. */
import { Modal } from 'antd';
import { activeBindings } from '../components/key-bindings';
import { KEYS } from '../text/shell';
import './KeysModal.css';

interface KeysModalProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function KeysModal({ open, onClose }: KeysModalProps) {
  return (
    <Modal open={open} title={KEYS.title} footer={null} onCancel={onClose} destroyOnHidden width={620}>
      <KeyTable />
    </Modal>
  );
}

function KeyTable() {
  const rows = [
    ...activeBindings(false).map((binding): readonly [string, string] => [binding.key, binding.label]),
    ...KEYS.fixed,
  ].sort(([a], [b]) => Number(a.length === 1) - Number(b.length === 1) || (a < b ? -1 : 1));
  return (
    <div className="rd-keys">
      <table>
        <caption className="rd-hidden">{KEYS.caption}</caption>
        <thead className="rd-hidden">
          <tr>
            <th scope="col">{KEYS.key}</th>
            <th scope="col">{KEYS.does}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, label]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="rd-quiet">{KEYS.note}</p>
    </div>
  );
}
