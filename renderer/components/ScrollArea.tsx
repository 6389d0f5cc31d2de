/** A named area that scrolls and can be reached and scrolled by keyboard alone. */
import type { ReactNode } from 'react';

interface ScrollAreaProps {
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}

export function ScrollArea({ name, className, children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={className} tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}
