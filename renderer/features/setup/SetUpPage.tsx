/** First start: the choice between a real store and practice, then the steps of the choice. */
import { useState } from 'react';
import { RESTORE } from '../../text/backup';
import { SETUP as W } from '../../text/setup';
import { SHELL } from '../../text/shell';
import { FormalSetUp } from './FormalSetUp';
import { PracticeSetUp } from './PracticeSetUp';
import { RestorePage } from './RestorePage';
import './SetUpPage.css';

type Choice = 'open' | 'formal' | 'practice' | 'restore';

export function SetUpPage() {
  const [choice, setChoice] = useState<Choice>('open');
  const back = (): void => setChoice('open');
  return (
    <main className="rd-setup">
      <section
        className={`rd-setup-card${choice === 'formal' || choice === 'restore' ? ' rd-setup-wide' : ''}`}
      >
        <p className="rd-door-product">{SHELL.product}</p>
        {choice === 'open' ? <Choices onChoose={setChoice} /> : null}
        {choice === 'formal' ? <FormalSetUp onBack={back} /> : null}
        {choice === 'practice' ? <PracticeSetUp onBack={back} /> : null}
        {choice === 'restore' ? <RestorePage onBack={back} /> : null}
      </section>
    </main>
  );
}

function Choices({ onChoose }: { readonly onChoose: (choice: Choice) => void }) {
  return (
    <>
      <h1>{W.title}</h1>
      <p>{W.intro}</p>
      <div className="rd-choices">
        <button type="button" className="rd-choice" aria-label={W.formal} onClick={() => onChoose('formal')}>
          <strong>{W.formal}</strong>
          <span>{W.formalNote}</span>
        </button>
        <button
          type="button"
          className="rd-choice"
          aria-label={W.practice}
          onClick={() => onChoose('practice')}
        >
          <strong>{W.practice}</strong>
          <span>{W.practiceNote}</span>
        </button>
        <button
          type="button"
          className="rd-choice"
          aria-label={RESTORE.title}
          onClick={() => onChoose('restore')}
        >
          <strong>{RESTORE.title}</strong>
          <span>{RESTORE.note}</span>
        </button>
      </div>
    </>
  );
}
