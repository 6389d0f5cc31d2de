/**
 * `desk demo`: the whole main job on sample data, through the contract. Leaves every paper as PDF, pictures
 * of the main screens and a report of what was done, by whom, with the dates and why.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApplication } from '#electron/application';
import { newCommandId } from '#electron/services/desk/station-act';
import { PRACTICE_OFFICES, PRACTICE_STAFF } from '#electron/services/practice/staff';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { Instant } from '#shared/domain/local-date';
import { documentModel } from '#shared/paper/model';
import { demoReport } from './demo-report';
import { type DemoWindow, type DeskIo, EXIT, type ExitCode, type Screens } from './desk-io';
import type { Given } from './run-desk';
import { type LineResult, playLines } from './scenario';
import { readScenario } from './scenario-file';

/** The story that the demo tells, beside the samples. */
const STORY = 'story.jsonl';

/** Runs the demo into a folder; `null` when the options are wrong. */
export async function runDemo(given: Given, io: DeskIo, window: DemoWindow | null): Promise<ExitCode | null> {
  if (typeof given.out !== 'string') return null;
  if (!window) {
    io.say('演示要生成文书和截图，须由登记工作台窗口程序执行（npm start）。');
    return EXIT.refusal;
  }
  const story = readScenario(join(io.samples, STORY), io);
  if (!story) return EXIT.fault;
  const out = resolve(io.cwd, given.out);
  mkdirSync(out, { recursive: true });
  const vault = mkdtempSync(join(tmpdir(), 'registry-desk-demo-'));
  const time = { now: (story.lines[0]?.line.at ?? '') as Instant };
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
    const screens = await window.openScreens(application);
    const pictures: string[] = [];
    const code = await playLines(story.lines, application, time, async (result, line) => {
      results.push(result);
      io.say(
        `${result.at.slice(0, 10)} ${result.as ?? '—'} ${result.call} ${result.ok ? '已保存' : '被拒绝'}`,
      );
      for (const { file, as, route } of line.pictures ?? []) {
        const picture = await pictureOf(screens, as, route.replace('{case}', firstSaved(results).caseId));
        writeFileSync(join(out, `${file}.png`), picture);
        io.say(`截图 ${file}.png`);
        pictures.push(`${file}.png`);
      }
    });
    screens.close();
    if (code !== EXIT.done) return code;
    const files = [...(await writePapers(results, application.dispatch, window, out, io)), ...pictures];
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

/** A route as one person sees it; the page signs in and out like anybody. */
async function pictureOf(screens: Screens, account: string, route: string): Promise<Uint8Array> {
  await screens.call('session.signIn', { account, passphrase: '' });
  const picture = await screens.picture(route);
  await screens.call('session.signOut', { because: 'asked' });
  return picture;
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
