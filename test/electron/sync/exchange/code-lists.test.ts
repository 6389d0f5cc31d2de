/** Changes of code lists that the region signs: they come down in a bundle and have effect in forms, checks and sheets. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listsInForce } from '#shared/forms/signed-lists';
import { commandId } from '../../../helpers/desk-kit';
import type { OfficeDesk } from '../../../helpers/exchange-office';
import { PASSPHRASE } from '../identity/ceremony-kit';
import { agreed, brought, checked, files, made, type Offices, offices, PREFECTURE } from './exchange-kit';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

const SIGNED_ON = '2026-03-18';
const ADDED = { code: '12', label: '每五年', from: '2026-03-20' };
const CLOSED = { code: '06', label: '每月', to: '2026-03-19' };
const cycle = (...values: readonly object[]) => ({ lists: [{ list: 'CL-CYCLE', values }] });

/** The region signs a file; where the signed one lies, or the words of the refusal. */
const sign = (content: object, id: string, day = SIGNED_ON) =>
  all.region.work(day, async (desk) => {
    const at = all.founded.ceremony;
    const folder = mkdtempSync(join(all.dir, 'signed-'));
    desk.files.files = [at.json(`${id}.json`, content), at.path('k4.key')];
    desk.files.folders = [at.path('region'), folder];
    const press = { commandId: commandId(), passphrase: PASSPHRASE, kind: 'codes', id } as const;
    const answer = await desk.call('admin', 'region.policy', { ...press, inForceFrom: day });
    return answer.ok
      ? { file: files(folder)[0] ?? '', words: '' }
      : { file: '', words: answer.failure.message };
  });

const inForce = async (desk: OfficeDesk) => (await desk.must('clerk', 'desk.state', {})).codeLists;

const offered = async (desk: OfficeDesk): Promise<readonly string[]> =>
  (listsInForce(await inForce(desk)).get('CL-CYCLE') ?? []).map(({ code, label, from, to }) =>
    [code, label, from ?? '', to ?? ''].join(' ').trim(),
  );

const SEND = { type: 'sendForApproval' as const, warningsReason: '已核对' };

const sheet = async (desk: OfficeDesk, caseId: string): Promise<string> =>
  JSON.stringify(await desk.must('clerk', 'documents.model', { caseId, document: 'D01', number: null }));

describe('changes of code lists', () => {
  it('come down in a bundle: what is added is offered, what is closed is refused anew and kept where it was received', {
    timeout: 300_000,
  }, async () => {
    const { prefecture, region, dir } = all;
    const day = '2026-03-19';
    const [received, draft] = await prefecture.work(day, async (desk) => {
      const ids = [
        await desk.first({ dataRegistName: '停车泊位' }),
        await desk.first({ dataRegistName: '公交站点' }),
      ];
      for (const caseId of ids) expect((await desk.look(caseId)).application.updateCycle).toBe('06');
      await desk.advance(ids[0] ?? '', 'SUBMITTED');
      return [ids[0] ?? '', ids[1] ?? ''] as const;
    });
    // What is malformed, unknown, fixed, uses a code anew or looks back is not signed, each with its words.
    for (const [content, words] of [
      [{ lists: [] }, '代码表文件不合规：格式不符'],
      [{ lists: [{ list: 'CL-NONE', values: [ADDED] }] }, '没有代码表 CL-NONE'],
      [
        { lists: [{ list: 'CL-SEC', values: [ADDED] }] },
        '代码表 CL-SEC 不能以签发更改：办理规则按其代码判断',
      ],
      [cycle({ ...CLOSED, label: '每三月' }), '更新频率 06 已用于“每月”，不能另作他用'],
      [cycle({ ...CLOSED, to: '2026-03-17' }), '不能追溯更改'],
    ] as const)
      expect((await sign(content, 'bad')).words).toContain(words);
    const first = await sign(cycle(CLOSED), 'CL-2026-1');
    expect(first.words).toBe('');
    const second = await sign(cycle(CLOSED, ADDED), 'CL-2026-2');
    expect(second.words).toBe('');
    const folder = await region.work(day, async (desk) => {
      expect(await inForce(desk)).toMatchObject({ number: 2, id: 'CL-2026-2' });
      return made(dir, desk, PREFECTURE);
    });
    await prefecture.work('2026-03-20', async (desk) => {
      const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
      const { plan } = await checked(desk, bundleId);
      expect(plan?.counts.rules).toBe(2);
      const { items } = await desk.must('supervisor', 'sync.plan', { bundleId, group: 'told', page: 0 });
      expect(items.find(({ title }) => title === '代码表第 2 号')).toMatchObject({
        kind: 'code-lists',
        detail: `CL-2026-2，自 ${SIGNED_ON} 起。更新频率：停用 06 每月（可选至 2026-03-19）；新增 12 每五年（2026-03-20 起可选）`,
      });
      // Shown and not yet taken in: nothing counts.
      expect(await inForce(desk)).toBeNull();
      const press = { bundleId, plan: plan?.hash ?? '' };
      // Rules that count at once are a matter for two (design 2.8).
      expect(plan?.warnings.find(({ code }) => code === 'G01_SECOND')?.words).toContain('带来自治区新代码表');
      await agreed(desk, press);
      await desk.must('supervisor', 'sync.apply', { commandId: commandId(), ...press });
      expect(await inForce(desk)).toMatchObject({ number: 2, inForceFrom: SIGNED_ON });
      expect(await offered(desk)).toEqual(
        expect.arrayContaining(['06 每月  2026-03-19', '12 每五年 2026-03-20']),
      );
      const { policies } = await desk.must('admin', 'enrol.state', {});
      expect(policies).toMatchObject([{ kind: 'codes', kindName: '代码表', number: 2, adopted: true }]);
      // The draft would be submitted today; what was received yesterday keeps what it was received with.
      const refused = await desk.ask('clerk', draft, SEND);
      expect(refused.ok ? '' : refused.failure.message).toContain(
        '更新频率“每月”已停用（可选至 2026-03-19），请重新选择',
      );
      expect((await desk.look(draft)).findings.map(({ code }) => code)).toContain('LIST_CLOSED');
      expect((await desk.look(received)).findings.map(({ code }) => code)).not.toContain('LIST_CLOSED');
      await desk.advance(received, 'UNDER_REVIEW');
      expect((await desk.look(received)).application.updateCycle).toBe('06');
      expect(await sheet(desk, received)).toContain('每月');
      await desk.step('clerk', draft, {
        ...{ type: 'saveDraft', subject: {}, request: {} },
        application: { updateCycle: ADDED.code },
      });
      await desk.step('clerk', draft, SEND);
      expect(await sheet(desk, draft)).toContain('每五年');
    });
    // An earlier number is a rollback; nothing changes by it.
    await prefecture.work('2026-03-20', async (desk) => {
      desk.files.files = [first.file];
      const answer = await desk.call('admin', 'enrol.readRecords', { commandId: commandId() });
      expect(answer.ok ? '' : answer.failure.code).toBe('B31_POLICY_ROLLBACK');
      expect(await inForce(desk)).toMatchObject({ number: 2 });
      expect(await desk.must('auditor', 'store.verify', {})).toMatchObject({ clean: true });
    });
    // A later list holds everything of the one before.
    expect((await sign(cycle(ADDED), 'CL-2026-3', '2026-03-20')).words).toContain(
      '缺少此前签发的更新频率 06',
    );
    expect(
      (await sign(cycle(CLOSED, { ...ADDED, label: '每十年' }), 'CL-2026-3', '2026-03-20')).words,
    ).toContain('更新频率 12 已用于“每五年”，不能另作他用');
  });
});
