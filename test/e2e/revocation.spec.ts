// A revocation on the screen from the clue to the announcement (XJR-23-2, NDR-20-1), and another matter that the
// agency begins itself. The register item and the beginning of the cases are prepared.
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { requestOf } from '../helpers/case-walk-content';
import { answered, callDesk, leaveDesk, newCommandId } from './helpers/call-desk';
import { keysOf } from './helpers/keyboard';
import { type DeskUnderTest, launchDesk } from './helpers/launch';
import { makePdf } from './helpers/make-pdf';
import { changePerson, dialogField, lockAnew, makePractice, openCase, signIn } from './helpers/practice';
import { readSample, SAMPLES_FOLDER } from './helpers/sample';
import { demandGood, settle } from './helpers/screen-check';
import { beginMatter, walkToNotice, walkToRegister } from './helpers/walk-case';

const sample = readSample('kashgar-bus');
const PAPER = sample.attachments[0]?.file ?? '';
const CODE = 'LX653100202600001';

let desk: DeskUnderTest;
let page: Page;
let registerId: string;
let revocation: string;
/** A correction by somebody else that was received before the item was revoked. */
let correction: string;

test.describe.configure({ mode: 'serial' });

const dialog = (): Locator => page.getByRole('dialog');
const header = (): Locator => page.locator('header.case-head');
const course = (): Locator => page.getByRole('region', { name: '撤销办理经过' });
const current = (): Locator => course().locator('[aria-current="step"]');
const act = (verb: string): Locator => course().getByRole('button', { name: verb, exact: true });
const confirm = (verb: string): Promise<void> =>
  dialog().getByRole('button', { name: verb, exact: true }).click();

async function at(person: Parameters<typeof changePerson>[1], caseId = revocation): Promise<void> {
  await changePerson(page, person);
  await openCase(page, caseId, 'agency');
}

/** A correction of the item by somebody else, received today, through the page's own bridge. */
async function receiveCorrection(on: string): Promise<string> {
  await answered(callDesk(page, 'session.signIn', { account: 'clerk', passphrase: '' }));
  const { caseId } = await answered<{ caseId: string }>(
    callDesk(page, 'cases.create', {
      commandId: newCommandId(),
      caseType: 'CORRECT',
      objectType: '1',
      target: registerId,
      requester: 'INTERESTED',
      matter: null,
    }),
  );
  const step = async (name: string, input: object) => {
    const { version } = await answered<{ version: number }>(callDesk(page, 'cases.get', { caseId }));
    const sent = { commandId: newCommandId(), caseId, version, ...input };
    await answered(callDesk(page, `cases.${name}`, sent));
  };
  const { subject, application, request, papers } = requestOf('CORRECT', '1', 'INTERESTED', on);
  const { requesterType: _fixed, ...asked } = request;
  await step('saveDraft', { subject, application, request: asked });
  for (const { type, field } of papers) {
    const content = makePdf({ pages: [field] }).toString('base64');
    await step('attach', { type, field, title: `${field}.pdf`, fileName: `${field}.pdf`, content });
  }
  await step('lodge', {});
  await step('receive', { receivedAt: on, channel: 'window', backdatedBecause: '' });
  await leaveDesk(page);
  return caseId;
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await launchDesk();
  page = desk.page;
  await makePractice(page, 'prefecture', '2026-03-09');
  const prepared = await walkToNotice(page, sample, '2026-03-09');
  registerId = await walkToRegister(page, prepared, CODE);
  correction = await receiveCorrection('2026-03-25');
  const clue = { kind: 'REVOKE', source: '03', clue: '审计发现来源说明与授权文件不一致' };
  revocation = await beginMatter(page, 'reviewer', registerId, clue);
  await page.reload();
  await signIn(page, 'reviewer');
  await openCase(page, revocation, 'agency');
});

test.afterAll(async () => {
  await desk.close();
});

test('what was found out is recorded with its papers, by keys alone', async () => {
  await expect(current()).toContainText('核实');
  await expect(page.getByRole('link', { name: /查看登记条目/ })).toHaveAttribute(
    'href',
    `#/register/${registerId}`,
  );
  await demandGood(page, '撤销立案');
  const keys = keysOf(page);
  await keys.tabTo(act('记录核实情况'));
  await keys.press('Enter');
  await expect(dialogField(page, '核实情况')).toBeFocused();
  await keys.type('经调取授权文件核对，来源说明不实');
  const chooser = page.waitForEvent('filechooser');
  await keys.tabTo(dialog().getByRole('button', { name: '添加证据文件' }));
  await keys.press('Enter');
  await (await chooser).setFiles(join(SAMPLES_FOLDER, PAPER));
  await expect(dialog().getByRole('checkbox', { name: PAPER.split('/').at(-1) ?? '' })).toBeChecked();
  await settle(page);
  await keys.press('Control+Enter');
  await expect(current()).toContainText('告知');
  await expect(header()).toContainText('核实中');
});

test('no finding before the subject was heard (XJR-23-2)', async () => {
  await act('提出核实认定').click({ force: true });
  await expect(page.getByRole('tooltip')).toContainText('尚未听取登记主体的陈述');
  await page.keyboard.press('Escape');
  await act('告知拟撤销并听取陈述').click();
  await confirm('告知拟撤销并听取陈述');
  await expect(current()).toContainText('陈述');
  await act('记录陈述').click();
  await dialog().getByRole('radio', { name: '已陈述' }).check();
  await dialogField(page, '陈述内容').fill('系经办人误填，愿意更正');
  await confirm('记录陈述');
  await expect(current()).toContainText('认定');
});

test('proposed on a ground, approved by somebody else (NDR-20-1)', async () => {
  await act('提出核实认定').click();
  await dialog().getByRole('radio', { name: '属实', exact: true }).check();
  await dialogField(page, '认定理由').fill('授权文件与来源说明矛盾，主体陈述不能证明');
  await confirm('提出核实认定');
  await expect(dialog()).toContainText('请选择');
  await dialog().getByRole('checkbox', { name: '隐瞒事实、弄虚作假或提供虚假登记材料' }).check();
  await demandGood(page, '提出核实认定');
  await confirm('提出核实认定');
  await expect(current()).toContainText('批准');
  await at('supervisor');
  await act('核实认定成立').click();
  await expect(dialog()).toContainText('李强提出');
  await confirm('核实认定成立');
  await expect(header()).toContainText('已认定待决定');
});

test('decided only with the last four of the code, then announced (XJR-23-2)', async () => {
  await act('决定撤销登记').click();
  await expect(dialog()).toContainText(`（…${CODE.slice(-4)}）`);
  await dialog()
    .getByLabel(/末四位/)
    .fill('9999');
  await confirm('决定撤销登记');
  await expect(dialog()).toContainText('与登记的末四位不一致');
  await demandGood(page, '决定撤销登记');
  await dialog()
    .getByLabel(/末四位/)
    .fill(CODE.slice(-4));
  await confirm('决定撤销登记');
  await expect(header()).toContainText('已撤销待公告');
  await expect(page.getByRole('region', { name: /^办理事项/ })).toContainText('已撤销');
  await act('记录撤销公告').click();
  await dialogField(page, '公告渠道和内容').fill('自治区数据登记平台公告栏');
  await confirm('记录撤销公告');
  await expect(header()).toContainText('撤销已公告');
  await expect(current()).toHaveCount(0);
  await demandGood(page, '撤销已公告');
});

test('an application whose item was revoked is closed: it has no object left (XJR-11-2)', async () => {
  await openCase(page, correction);
  await header().getByRole('button', { name: '终止（已无标的）' }).click();
  await expect(dialog()).toContainText('发终止登记通知书');
  await demandGood(page, '终止（已无标的）');
  await confirm('终止（已无标的）');
  await expect(dialog()).toBeHidden();
  await expect(header()).toContainText('终止');
  await expect(header().getByRole('button', { name: '终止（已无标的）' })).toHaveCount(0);
});

test('a restoration is proposed by one person and confirmed by another', async () => {
  await lockAnew(page);
  const matter = { kind: 'RESTORE', reasons: '上级复查认定撤销有误', reference: '新数函〔2026〕1号' };
  const restoration = await beginMatter(page, 'reviewer', registerId, matter);
  await page.reload();
  await signIn(page, 'supervisor');
  await openCase(page, restoration, 'agency');
  const about = page.getByRole('region', { name: /^办理事项/ });
  await expect(about).toContainText('新数函〔2026〕1号');
  await demandGood(page, '恢复登记');
  await about.getByRole('button', { name: '确认恢复登记', exact: true }).click();
  await confirm('确认恢复登记');
  await expect(about).toContainText('有效');
  await expect(header()).toContainText('办结');
});
