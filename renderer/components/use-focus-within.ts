/** Whether the focus is in a part of the page: single keys of that part rest while it is elsewhere. */
import { type FocusEvent, useState } from 'react';

interface FocusWatch {
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** The state, and the handlers to put on the part's outermost element. */
export function useFocusWithin(): readonly [boolean, FocusWatch] {
  const [within, setWithin] = useState(false);
  return [
    within,
    {
      onFocus: () => setWithin(true),
      onBlur: ({ currentTarget, relatedTarget }) => setWithin(currentTarget.contains(relatedTarget)),
    },
  ];
}
