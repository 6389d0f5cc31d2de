/** Asks for how many years the log stays here, and says what cutting does. It decides nothing. */
import { InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { focusFirstField } from '../../components/focus-first-field';
import { COMMON } from '../../text/common';
import { LOG as W } from '../../text/security-log';

const LEAST_YEARS = 3;
const MOST_YEARS = 30;

interface CutDialogProps {
  readonly onCut: (years: number) => void;
  readonly onClose: () => void;
}

export function CutDialog({ onCut, onClose }: CutDialogProps) {
  const [years, setYears] = useState(LEAST_YEARS);
  return (
    <Modal
      open
      title={W.cutTitle}
      okText={W.cutGo}
      okButtonProps={{ danger: true }}
      cancelText={COMMON.cancel}
      onOk={() => onCut(years)}
      onCancel={onClose}
      afterOpenChange={focusFirstField}
    >
      <p>{W.cutNote}</p>
      <label htmlFor="rd-cut-years">{W.cutYears} </label>
      <InputNumber
        id="rd-cut-years"
        min={LEAST_YEARS}
        max={MOST_YEARS}
        precision={0}
        value={years}
        onChange={(next) => setYears(next ?? LEAST_YEARS)}
      />
    </Modal>
  );
}
