import { it } from 'vitest';
import { agree } from '#shared/agreement/agree';

const id = (n: number) => n.toString(16).padStart(64, '0') as any;
const st = (c: string) => c.repeat(16) as any;
const node = (
  n: number,
  station: string,
  seq: number,
  casePrev: any[],
  events: any[],
  standing = 'good',
  agency = '653101',
) =>
  ({
    id: id(n),
    station: st(station),
    seq,
    lamport: n,
    casePrev,
    events,
    actor: 'x',
    agency,
    standing,
  }) as any;
const made = node(1, 'a', 1, [], [{ type: 'caseCreated', id: 'c', number: 'L-653101-2026-000001' }]);
it('A9', () => {
  const stolen = node(2, 'b', 5, [id(1)], [{ type: 'accepted', acceptedAt: '2026-03-09' }], 'disputed');
  const self = node(
    3,
    'a',
    2,
    [id(2)],
    [
      {
        type: 'conflictDecided',
        conflict: 'C16/x',
        class: 'C05',
        first: id(2),
        second: id(2),
        chosen: id(2),
        reason: 'x',
      },
    ],
  );
  console.log('A9 before', agree([made, stolen]).fates, 'after', agree([made, stolen, self]).fates);
});
it('A16', () => {
  const release = node(2, 'a', 2, [id(1)], [{ type: 'caseReleased', to: '653100', epoch: 1, reason: 'x' }]);
  const draft = node(
    3,
    'a',
    3,
    [id(1)],
    [{ type: 'draftChanged', subject: {}, application: {}, request: {} }],
  );
  const honest = node(
    3,
    'a',
    3,
    [id(2)],
    [{ type: 'draftChanged', subject: {}, application: {}, request: {} }],
  );
  console.log(
    'A16 understated',
    agree([made, release, draft]).fates,
    'honest',
    agree([made, release, honest]).fates,
  );
});
it('A17', { timeout: 300000 }, () => {
  for (const n of [500, 1000, 2000]) {
    const all = [made];
    for (let i = 0; i < n; i += 1)
      all.push(
        node(
          i + 2,
          'b',
          i + 1,
          [id(1)],
          [{ type: 'accepted', acceptedAt: `2026-03-${String((i % 27) + 1).padStart(2, '0')}` }],
        ),
      );
    const t = performance.now();
    const a = agree(all);
    console.log('A17', n, Math.round(performance.now() - t), 'ms', 'splits', a.splits.length);
    if (performance.now() - t > 40000) break;
  }
});
