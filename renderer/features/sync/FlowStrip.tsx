/** Stages beside each other with where each stands: by words, shape of the frame and colour. */

export interface Stage {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly state: 'open' | 'current' | 'done' | 'failed';
}

interface FlowStripProps {
  readonly label: string;
  readonly stages: readonly Stage[];
}

const SHAPES: { readonly [S in Stage['state']]: string } = {
  open: '○',
  current: '◐',
  done: '●',
  failed: '■',
};

export function FlowStrip({ label, stages }: FlowStripProps) {
  return (
    <ol className="rd-sync-flow" aria-label={label}>
      {stages.map(({ key, title, words, state }) => (
        <li key={key} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
          <strong>
            <span aria-hidden="true">{SHAPES[state]} </span>
            {title}
          </strong>
          <span className="rd-cut" title={words}>
            {words}
          </span>
        </li>
      ))}
    </ol>
  );
}
