/**
 * A field that filters a list while typing: waits a moment, and never acts while Chinese or Uyghur input is
 * being composed. `/` leads to it from the list.
 */
import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from './use-main-action';

interface FilterTextProps {
  readonly label: string;
  readonly value: string;
  readonly onFilter: (text: string) => void;
  readonly width?: number;
}

const PAUSE_MS = 150;

export function FilterText({ label, value, onFilter, width = 280 }: FilterTextProps) {
  const [typed, setTyped] = useState(value);
  const input = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useShortcut('/', label, () => input.current?.focus({ cursor: 'all' }));
  // The list's filter was changed elsewhere, e.g. by 清除筛选.
  useEffect(() => setTyped(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onFilter(text.trim()), PAUSE_MS);
  };
  return (
    <Input
      ref={input}
      allowClear
      maxLength={100}
      style={{ width }}
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing))
          later(event.target.value);
      }}
      onCompositionEnd={(event) => later(event.currentTarget.value)}
    />
  );
}
