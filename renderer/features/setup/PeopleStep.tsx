/** The people: an administrator, a supervisor, and as many more as the office has. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { PersonFields } from '../../components/PersonFields';
import { EMPTY_PERSON, type PersonValues } from '../../components/person-fields';
import { SETUP as W } from '../../text/setup';
import type { PeopleProblems } from './setup-values';

interface PeopleStepProps {
  readonly people: readonly PersonValues[];
  readonly problems: PeopleProblems | null;
  readonly onChange: (people: readonly PersonValues[]) => void;
}

/** As many as one set-up takes; more are added in 管理. */
const MAX_PEOPLE = 20;
const MIN_PEOPLE = 2;

export function PeopleStep({ people, problems, onChange }: PeopleStepProps) {
  return (
    <Form layout="vertical" component={false}>
      <p className="rd-quiet">{W.peopleNote}</p>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a person has no identity before the store is made
        <section key={index} className="rd-setup-person" aria-label={W.person(index + 1)}>
          <div className="rd-setup-person-head">
            <h2 className="rd-section-title">{W.person(index + 1)}</h2>
            {people.length > MIN_PEOPLE ? (
              <Button
                size="small"
                aria-label={W.removePerson(index + 1)}
                onClick={() => onChange(people.filter((_, at) => at !== index))}
              >
                {W.remove}
              </Button>
            ) : null}
          </div>
          <PersonFields
            id={`rd-person-${index}`}
            value={person}
            problems={problems?.each[index] ?? {}}
            practice={false}
            onChange={(next) => onChange(people.map((old, at) => (at === index ? next : old)))}
          />
        </section>
      ))}
      <p className="rd-setup-problem" role="alert">
        {problems?.whole ?? ''}
      </p>
      <Button
        icon={<PlusOutlined aria-hidden />}
        disabled={people.length >= MAX_PEOPLE}
        onClick={() => onChange([...people, EMPTY_PERSON])}
      >
        {W.addPerson}
      </Button>
    </Form>
  );
}
