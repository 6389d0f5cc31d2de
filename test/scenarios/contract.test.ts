/** The contract through the door without a window. The same probes go through the window in e2e. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '#shared/contract/contract';
import { PROBES } from '../helpers/contract-probes';
import { desk, practiceStore, scenarioFile, scratch, verified } from '../helpers/desk-cli';

const place = scratch();
afterAll(() => place.remove());

describe('desk contract', () => {
  const { code, results } = desk(['contract']);

  it('prints every procedure once, with permission and both schemas', () => {
    expect(code).toBe(0);
    expect(results.map((line) => line.name).sort()).toEqual(Object.keys(CONTRACT).sort());
    for (const line of results) {
      expect(line).toMatchObject({
        permission: expect.any(String),
        input: { type: 'object' },
        output: { type: 'object' },
      });
      expect((line.input as { additionalProperties?: unknown }).additionalProperties, String(line.name)).toBe(
        false,
      );
    }
  });
});

describe('the calls that both doors answer', () => {
  it('ask rightly for every procedure of the exchange, not only wrongly', () => {
    const wrongly = [
      'INPUT_INVALID',
      'INPUT_UNSAFE',
      'INPUT_TOO_LARGE',
      'SESSION_MISSING',
      'PERMISSION_MISSING',
    ];
    const rightly = new Set(
      PROBES.flatMap(({ call, code }) => (code === null || !wrongly.includes(code) ? [call] : [])),
    );
    const exchange = Object.keys(CONTRACT).filter((name) => name.startsWith('sync.'));
    expect(exchange.length).toBeGreaterThan(0);
    expect(exchange.filter((name) => !rightly.has(name))).toEqual([]);
  });
});

describe('the door without a window', () => {
  let vault = '';
  let answers: readonly { readonly [key: string]: unknown }[] = [];
  let before: ReturnType<typeof verified> = {};

  beforeAll(() => {
    vault = practiceStore(place.dir);
    before = verified(vault);
    const lines = PROBES.map(({ as, call, input, code }) => ({
      at: '2026-03-02T03:00:00.000Z',
      ...(as === null ? {} : { as }),
      call,
      input,
      expect: code === null ? { ok: true } : { ok: false, failure: { code } },
    }));
    const run = desk(['run', scenarioFile(place.dir, lines), '--vault', vault]);
    answers = run.results;
  }, 60_000);

  it.each(PROBES.map((probe, index) => [probe.title, probe.code ?? 'answered', index] as const))(
    'answers %s with %s',
    (_title, code, index) => {
      const answer = answers[index]?.answer as {
        ok: boolean;
        failure?: { code: string; message: string; wayOut: string };
      };
      expect(answer.ok ? 'answered' : answer.failure?.code).toBe(code);
      if (answer.failure) {
        expect(answer.failure.message).toMatch(/[\u4e00-\u9fff]/);
        expect(answer.failure.wayOut).toMatch(/[\u4e00-\u9fff]/);
      }
    },
  );

  it('nothing was changed by any of them: no entry, case, account or file; the security journal tells of them', () => {
    const after = verified(vault);
    const people = new Set(PROBES.flatMap(({ as }) => (as === null ? [] : [as])));
    const refused = PROBES.filter(({ code }) => code === 'PERMISSION_MISSING');
    const noted = (report: typeof after) => (report.security as { readonly entries: number }).entries;
    expect(after.stateHash).toBe(before.stateHash);
    expect(after.entries).toBe(before.entries);
    expect(noted(after)).toBeGreaterThan(noted(before) + people.size + refused.length);
    expect(after.blobs).toEqual(before.blobs);
  });
});

describe('wrong use of the command line', () => {
  it.each([
    [[]],
    [['nonsense']],
    [['due', '--from', '2026-02-30', '--days', '3']],
    [['run', 'x.jsonl']],
    [['verify']],
    [['due', '--from', '2026-03-01', '--days', '0']],
    [['init', '--vault', '/tmp/x', '--secret', 'y']],
  ])('desk %j ends with 3 and explains itself', (args) => {
    const run = desk(args);
    expect(run.code).toBe(3);
    expect(run.words).toContain('用法');
    expect(run.results).toEqual([]);
  });

  it('a store of real people is never played on by a scenario', () => {
    const office = `${place.dir}/real-office.json`;
    const vault = `${place.dir}/real`;
    const people = [
      { account: 'admin', name: '周平', roles: ['SYSADMIN'] },
      { account: 'security', name: '郑洁', roles: ['SECADMIN'] },
      { account: 'auditor', name: '吴静', roles: ['AUDITOR'] },
      { account: 'boss', name: '赵华', roles: ['SUPERVISOR'] },
    ];
    writeFileSync(
      office,
      JSON.stringify({
        office: {
          name: '喀什地区登记中心',
          level: 'prefecture',
          division: '653100',
          documentWord: '喀数登',
          address: '喀什市人民路1号',
          phone: '0998-1234567',
        },
        people,
      }),
    );
    const env = {
      DESK_PASSPHRASE: JSON.stringify({
        admin: 'a long passphrase 1',
        boss: 'a long passphrase 2',
        security: 'a long passphrase 3',
        auditor: 'a long passphrase 4',
      }),
    };
    expect(desk(['init', '--vault', vault, '--office', office], env).code).toBe(0);
    const run = desk([
      'run',
      scenarioFile(place.dir, [{ at: '2026-03-02T03:00:00.000Z', call: 'desk.state' }]),
      '--vault',
      vault,
    ]);
    expect(run.code).toBe(1);
    expect(
      desk(['verify', '--vault', vault, '--account', 'boss'], { DESK_PASSPHRASE: 'a long passphrase 2' })
        .code,
    ).toBe(0);
    expect(
      desk(['verify', '--vault', vault, '--account', 'boss'], { DESK_PASSPHRASE: 'a wrong passphrase' }).code,
    ).toBe(2);
  });
});
