/** A notice that a clock dated ahead is made anew: its objections are in time also when they are written down later. */
import { expect, it } from 'vitest';
import { localDate } from '#shared/domain/local-date';
import { objection, PUBLISH } from '../../helpers/case-commands';
import { RegistryKit } from '../../helpers/case-kit';

it.each(['2026-04-10', '2026-04-13', '2026-04-14'])(
  'an objection of the first days of the new notice is written down on %s (XJR-16-5)',
  (on) => {
    const kit = new RegistryKit().first('2026-03-30');
    kit.advance('PUBLICITY_PENDING', '2026-04-01');
    // A clock that ran three working days ahead recorded the notice.
    kit.advance('PUBLICITY', '2026-04-13');
    const again = { ...PUBLISH, type: 'restartPublicity', reason: '公示之日误记' } as const;
    kit.do('supervisor', '2026-04-08', { ...again, publishedAt: localDate('2026-04-08') });
    kit.do('clerk', on, objection('2026-04-09'));
    expect(kit.case.objections).toMatchObject([{ receivedAt: '2026-04-09', inPeriod: true }]);
  },
);
