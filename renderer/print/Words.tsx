/** Running text in which a date, or a number with its unit, is never torn apart at a line end. */
import { Fragment } from 'react';

const TOGETHER = /(\d{4}年\d{1,2}月\d{1,2}日|\d+(?:个工作日|日|年|件|项|次))/;

export function Words({ text }: { readonly text: string }) {
  let offset = 0;
  return text.split(TOGETHER).map((part, index) => {
    const at = offset;
    offset += part.length;
    // Every second part is what the pattern caught.
    return index % 2 === 1 ? (
      <span key={at} className="rd-sheet-together">
        {part}
      </span>
    ) : (
      <Fragment key={`${at}-`}>{part}</Fragment>
    );
  });
}
