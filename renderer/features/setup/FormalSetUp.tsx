/** A real store in steps: office, people, review. Nothing is written before the review is confirmed. */
import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { OFFICER_ROLES } from '#shared/access/separation';
import { newCommandId } from '../../bridge/client';
import { FailureNotice } from '../../components/FailureNotice';
import { EMPTY_PERSON, type PersonValues } from '../../components/person-fields';
import { useCommand } from '../../components/use-command';
import { useMainAction } from '../../components/use-main-action';
import { useDesk } from '../../stores/desk-store';
import { SETUP as W } from '../../text/setup';
import { OfficeStep } from './OfficeStep';
import { PeopleStep } from './PeopleStep';
import { ReviewStep } from './ReviewStep';
import { SetUpSteps } from './SetUpSteps';
import { EMPTY_OFFICE, officeProblems, peopleAreReady, peopleProblems } from './setup-values';

export function FormalSetUp({ onBack }: { readonly onBack: () => void }) {
  const [step, setStep] = useState<0 | 1 | 2>(0);
  const [office, setOffice] = useState(EMPTY_OFFICE);
  const [people, setPeople] = useState<readonly PersonValues[]>([
    ...OFFICER_ROLES.map((post) => ({ ...EMPTY_PERSON, roles: [post] })),
    { ...EMPTY_PERSON, roles: ['SUPERVISOR'] },
  ]);
  /** Problems are shown after the first try to go on, not while the page is still empty. */
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  // After a try that cannot go on, the cursor stands in the first field that needs it.
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked]);
  const { run, busy, failure, clear } = useCommand('desk.setUp');
  const officeWrong = officeProblems(office);
  const peopleWrong = peopleProblems(people);

  const create = async (): Promise<void> => {
    const answer = await run({
      commandId: newCommandId(),
      practice: false,
      office: { ...office, name: office.name.trim(), documentWord: office.documentWord.trim() },
      people: people.map(({ account, name, roles, passphrase }) => ({
        account: account.trim(),
        name: name.trim(),
        roles: [...roles],
        passphrase,
      })),
    });
    if (!answer?.ok) return;
    // The slips first: the state's notice would otherwise show the sign-in before they were seen.
    useDesk.getState().keepSlips(answer.value.slips);
    await useDesk.getState().load();
  };
  const next = (): void => {
    const ready = step === 0 ? Object.keys(officeWrong).length === 0 : peopleAreReady(peopleWrong);
    if (step === 2) return void create();
    setTried(!ready);
    if (!ready) setAsked((count) => count + 1);
    if (ready) setStep(step === 0 ? 1 : 2);
  };
  const back = (): void => {
    clear();
    setTried(false);
    if (step === 0) onBack();
    else setStep(step === 2 ? 1 : 0);
  };
  useMainAction(step === 2 ? W.create : W.next, next);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    next();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <h1>{W.formal}</h1>
      <SetUpSteps current={step} />
      {step === 0 ? (
        <OfficeStep value={office} problems={tried ? officeWrong : {}} onChange={setOffice} />
      ) : null}
      {step === 1 ? (
        <PeopleStep people={people} problems={tried ? peopleWrong : null} onChange={setPeople} />
      ) : null}
      {step === 2 ? <ReviewStep office={office} people={people} /> : null}
      <FailureNotice failure={failure} />
      <div className="rd-setup-foot">
        <Button onClick={back} disabled={busy}>
          {W.back}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {busy ? W.creating : step === 2 ? W.create : W.next}
        </Button>
      </div>
    </form>
  );
}
