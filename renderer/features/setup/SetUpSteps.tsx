/** Where one stands in the first start. */
import { SETUP } from '../../text/setup';

export function SetUpSteps({ current }: { readonly current: number }) {
  return (
    <ol className="rd-setup-steps">
      {SETUP.steps.map((title, index) => (
        <li
          key={title}
          className={index < current ? 'rd-setup-past' : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          {index + 1}. {title}
        </li>
      ))}
    </ol>
  );
}
