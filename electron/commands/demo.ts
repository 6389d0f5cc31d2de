/**
 * `desk demo`: the whole main job on sample data, through the contract. Leaves every paper as PDF, pictures
 * of the main screens and a report of what was done, by whom, with the dates and why.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/sign-in';
import { PRACTICE_OFFICES, PRACTICE_STAFF } from '#electron/services/practice/staff';
import type { CaseSaved } from '#shared/contract/cases';
import type { Instant } from '#shared/domain/local-date';
import { documentModel } from '#shared/paper/model';
import { demoReport } from './demo-report';
import { type DemoWindow, type DeskIo, EXIT, type ExitCode } from './desk-io';
import type { Given } from './run-desk';
import { type LineResult, playLines, readScenario } from './scenario';

/** The story that the demo tells, beside the samples. */
const STORY = 'story.jsonl';

/** Main screens: file name, who looks, and where. `{case}` is the story's case. */
const SCREENS: readonly { readonly file: string; readonly as: string; readonly route: string }[] = [
  { file: '1-待办', as: 'clerk', route: '/worklist/all' },
  { file: '2-申请表', as: 'clerk', route: '/cases/{case}/form' },
  { file: '3-案件概览', as: 'clerk', route: '/cases/{case}/overview' },
  { file: '4-形式审核', as: 'reviewer', route: '/cases/{case}/review' },
  { file: '5-公示', as: 'supervisor', route: '/cases/{case}/publicity' },
  { file: '6-文书', as: 'clerk', route: '/cases/{case}/documents' },
  { file: '7-日志', as: 'supervisor', route: '/cases/{case}/history' },
  { file: '8-登记簿', as: 'supervisor', route: '/register' },
];

/** Runs the demo into a folder; `null` when the options are wrong. */
export async function runDemo(given: Given, io: DeskIo, window: DemoWindow | null): Promise<ExitCode | null> {
  if (typeof given.out !== 'string') return null;
  if (!window) {
    io.say('演示要生成文书和截图，须由登记工作台窗口程序执行（npm start）。');
    return EXIT.refusal;
  }
  const lines = readScenario(join(io.samples, STORY), io);
  if (!lines) return EXIT.fault;
  const out = resolve(io.cwd, given.out);
  mkdirSync(out, { recursive: true });
  const vault = mkdtempSync(join(tmpdir(), 'registry-desk-demo-'));
  const time = { now: (lines[0]?.at ?? '') as Instant };
  const application = createApplication({
    clock: { now: () => time.now },
    paths: { vault, samples: io.samples },
    printing: window.printing,
    files: null,
  });
  try {
    await application.dispatch('script', 'desk.setUp', {
      commandId: newCommandId(),
      practice: true,
      office: PRACTICE_OFFICES.prefecture,
      people: [...PRACTICE_STAFF],
    });
    const results: LineResult[] = [];
    const code = await playLines(lines, io.samples, application, time, (result) => {
      results.push(result);
      io.say(
        `${result.at.slice(0, 10)} ${result.as ?? '—'} ${result.call} ${result.ok ? '已保存' : '被拒绝'}`,
      );
    });
    if (code !== EXIT.done) return code;
    const files = [
      ...(await writePapers(results, application.dispatch, window, out, io)),
      ...(await writeScreens(results, application, window, out, io)),
    ];
    const caseId = firstSaved(results).caseId;
    const history = await application.dispatch('script-clerk', 'cases.history', { caseId });
    writeFileSync(join(out, 'report.md'), demoReport(results, history, files));
    io.result({ out: given.out, files: [...files, 'report.md'] });
    return EXIT.done;
  } finally {
    await application.close();
    rmSync(vault, { recursive: true, force: true });
  }
}

type Dispatch = ReturnType<typeof createApplication>['dispatch'];

async function writePapers(
  results: readonly LineResult[],
  dispatch: Dispatch,
  window: DemoWindow,
  out: string,
  io: DeskIo,
): Promise<string[]> {
  const files: string[] = [];
  for (const saved of savedOf(results)) {
    for (const { document, number } of saved.documents) {
      const answer = await dispatch('script-clerk', 'documents.model', {
        caseId: saved.caseId,
        document,
        number,
      });
      if (!answer.ok) throw new Error(`no paper ${document}`);
      const model = documentModel.parse(answer.value);
      const file = `${String(files.length + 1).padStart(2, '0')}-${document}-${model.title}.pdf`;
      writeFileSync(join(out, file), await window.printing.toPdf(model));
      io.say(`文书 ${file}`);
      files.push(file);
    }
  }
  return files;
}

async function writeScreens(
  results: readonly LineResult[],
  application: ReturnType<typeof createApplication>,
  window: DemoWindow,
  out: string,
  io: DeskIo,
): Promise<string[]> {
  const screens = await window.openScreens(application);
  const files: string[] = [];
  let signedIn = '';
  for (const { file, as, route } of SCREENS) {
    if (signedIn !== as) {
      if (signedIn !== '') await screens.call('session.signOut', { because: 'asked' });
      await screens.call('session.signIn', { account: as, passphrase: '' });
      signedIn = as;
    }
    const picture = await screens.picture(route.replace('{case}', firstSaved(results).caseId));
    writeFileSync(join(out, `${file}.png`), picture);
    io.say(`截图 ${file}.png`);
    files.push(`${file}.png`);
  }
  screens.close();
  return files;
}

const savedOf = (results: readonly LineResult[]): readonly CaseSaved[] =>
  results.flatMap(({ answer, call }) =>
    answer.ok && call.startsWith('cases.') && Object.hasOwn(answer.value as object, 'documents')
      ? [answer.value as CaseSaved]
      : [],
  );

function firstSaved(results: readonly LineResult[]): CaseSaved {
  const [first] = savedOf(results);
  if (!first) throw new Error('the story has no case');
  return first;
}
