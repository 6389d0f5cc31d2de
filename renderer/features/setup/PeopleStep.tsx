/** The people: one for each post of 三员, a supervisor, and as many more as the office has. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { ROLE_NAMES } from '#shared/access/roles';
import { OFFICER_ROLES } from '#shared/access/separation';
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
/** The three posts, which come first and stay, and a supervisor. */
const MIN_PEOPLE = OFFICER_ROLES.length + 1;

export function PeopleStep({ people, problems, onChange }: PeopleStepProps) {
  return (
    <Form layout="vertical" component={false}>
      <p className="rd-quiet">{W.peopleNote}</p>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a person has no identity before the store is made
        <section key={index} className="rd-setup-person" aria-label={W.person(index + 1)}>
          <div className="rd-setup-person-head">
            <h2 className="rd-section-title">{titleOf(index)}</h2>
            {people.length > MIN_PEOPLE && index >= OFFICER_ROLES.length ? (
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
            roles={index < OFFICER_ROLES.length ? 'fixed' : 'chosen'}
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

function titleOf(index: number): string {
  const post = OFFICER_ROLES[index];
  return post ? `${W.person(index + 1)} · ${ROLE_NAMES[post]}` : W.person(index + 1);
}
