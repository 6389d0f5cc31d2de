/** From which size on two supervisors take a bundle in, and how old a list may be, is said by the rules of the desk. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { brought, checked, DAY, made, type Offices, offices, pass, REGION } from './exchange-kit';
import { limited } from './limited';

let all: Offices;
beforeAll(async () => {
  all = await offices();
}, 240_000);
afterAll(() => all.remove());

it('an import within the usual limits needs two people where the rules of the desk set them lower', {
  timeout: 120_000,
}, async () => {
  const { prefecture, region, dir } = all;
  const caseId = await prefecture.work(DAY, (desk) => desk.first());
  await pass(all, prefecture, region);
  const folder = await prefecture.work(DAY, async (desk) => {
    await desk.step('clerk', caseId, { type: 'sendForApproval', warningsReason: '已核对' });
    return made(dir, desk, REGION);
  });
  await region.work(DAY, async (desk) => {
    const bundleId = (await brought(desk, folder)).taken[0]?.bundleId ?? '';
    const usual = await checked(desk, bundleId);
    expect(usual.plan).toMatchObject({ secondNeeded: false, counts: { changedCases: 1 } });
    expect((await desk.must('admin', 'enrol.state', {})).revocations?.standing).toBe('fresh');
    await desk.adopt(
      await limited(desk, {
        ...{ 'exchange.massFloor': 1, 'exchange.massShare': 1 },
        ...{ 'exchange.listWarning': 1, 'exchange.listSecond': 2 },
      }),
    );
    const { plan } = await checked(desk, bundleId);
    expect(plan?.secondNeeded).toBe(true);
    const words = plan?.warnings.find(({ code }) => code === 'G01_SECOND')?.words;
    expect(words).toContain('1 件');
    expect(words).toContain('吊销名单');
    expect((await desk.must('admin', 'enrol.state', {})).revocations?.standing).toBe('second');
  });
});
