/**
 * A list of which several entries are chosen. antd takes Tab for choosing once more and keeps the cursor; here
 * Tab leaves the field with what is chosen, as it does everywhere else in a form.
 */
import { Select, type SelectProps } from 'antd';
import type { KeyboardEvent } from 'react';

function leaveWithTab(event: KeyboardEvent): void {
  if (event.key === 'Tab' && !event.ctrlKey) event.stopPropagation();
}

export function MultiSelect(props: Omit<SelectProps<string[]>, 'mode'>) {
  return (
    <div onKeyDownCapture={leaveWithTab}>
      <Select mode="multiple" {...props} />
    </div>
  );
}
