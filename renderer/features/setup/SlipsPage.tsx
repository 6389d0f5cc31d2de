/** The three sealed slips, shown once. Going on needs two of them typed back from paper. */
import { Alert } from 'antd';
import { SlipsForm } from '../../components/SlipsForm';
import { useDesk } from '../../stores/desk-store';
import { SETUP as W } from '../../text/setup';
import './SetUpPage.css';
import { SetUpSteps } from './SetUpSteps';
import { SlipCard } from './SlipCard';

interface SlipsPageProps {
  readonly slips: readonly string[];
  /** At first start, not when somebody at the desk has renewed them. */
  readonly first: boolean;
}

export function SlipsPage({ slips, first }: SlipsPageProps) {
  const { keepSlips, load } = useDesk();
  const confirmed = (): void => {
    keepSlips(null);
    void load();
  };
  return (
    <main className="rd-setup">
      <section className="rd-setup-card rd-setup-wide">
        <div className="rd-setup-screen-only">
          <h1>{W.slips}</h1>
          {first ? <SetUpSteps current={3} /> : null}
          <Alert type="warning" showIcon title={W.slipsNote} description={W.slipsKeep} />
        </div>
        <div className="rd-slips">
          {slips.map((slip, index) => (
            <SlipCard key={slip} number={index + 1} of={slips.length} slip={slip} />
          ))}
        </div>
        <div className="rd-setup-screen-only">
          <h2 className="rd-section-title">{W.typeBack}</h2>
          <SlipsForm onConfirmed={confirmed} />
        </div>
      </section>
    </main>
  );
}
