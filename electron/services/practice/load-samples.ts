/**
 * Fills a practice store with the sample applications, each brought to a stage, by asking the desk
 * like any other client: as the clerk, the reviewer, the supervisor. No file of the store is written here.
 */
import { signIn } from '#electron/services/desk/sign-in';
import { newCommandId } from '#electron/services/desk/station-act';
import type { Call } from '#electron/services/service';
import type { CallInput, ProcedureName } from '#shared/contract/contract';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { ObjectType } from '#shared/domain/case-type';
import type { AccountId } from '#shared/domain/ids';
import { addDays, type LocalDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import { checklistOf } from '#shared/regulation/casework/checklist';
import { jurisdictionOf } from '#shared/regulation/casework/jurisdiction';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { moveTo } from './move-clock';
import { readSamples, type Sample, sampleFile } from './samples';

/** Stages in the order of the path. */
const STAGES = [
  'draft',
  'internalReview',
  'toReceive',
  'submitted',
  'underReview',
  'proposed',
  'toPublish',
  'publicity',
  'registered',
] as const;
type Stage = (typeof STAGES)[number];

/** Dealt in turn to samples that belong to the office: what is furthest on comes first. */
const OWN_STAGES: readonly Stage[] = ['registered', 'publicity', 'proposed', 'underReview', 'toPublish'];
/** Dealt in turn to the others, which the office may receive but not accept (XJR-5-5). */
const OTHER_STAGES: readonly Stage[] = ['submitted', 'toReceive', 'internalReview', 'draft'];

/** Gives every sample the stage it is brought to. */
function dealStages(samples: readonly Sample[], office: Office): readonly { sample: Sample; stage: Stage }[] {
  const given = { own: 0, other: 0 };
  return samples.map((sample) => {
    const own = sample.expect.outcome === 'registrable' && jurisdictionOf(sample.subject, office) === 'self';
    const [stages, group] = own ? ([OWN_STAGES, 'own'] as const) : ([OTHER_STAGES, 'other'] as const);
    const stage = stages[given[group] % stages.length] ?? 'draft';
    given[group] += 1;
    return { sample, stage };
  });
}

/** Calendar days between the early cases and the start date: more than any notice period with holidays. */
const LEAD_DAYS = 30;

/** The first date on which a sample is worked on. */
export const firstSampleDay = (startOn: LocalDate): LocalDate => addDays(startOn, -LEAD_DAYS);

/** Loads every sample; answers how many cases there are now. A step the rules refuse leaves its case there. */
export async function loadSamples(call: Call, startOn: LocalDate): Promise<number> {
  const folder = call.desk.ports.paths.samples;
  const ask = asker(call);
  const { office } = call.desk.store?.views ?? {};
  if (!office) throw new Error('samples are loaded into an open store with an office');
  const dealt = dealStages(readSamples(folder), office);
  const early = dealt.filter(({ stage }) => stage === 'registered');
  const published: CaseSaved[] = [];
  const earlyDate = firstSampleDay(startOn);
  moveTo(call, earlyDate, newCommandId());
  for (const { sample } of early) {
    const saved = await walk(ask, folder, sample, 'publicity', earlyDate);
    if (saved?.status === 'PUBLICITY') published.push(saved);
  }
  moveTo(call, startOn, newCommandId());
  for (const saved of published) await register(ask, saved, startOn);
  for (const { sample, stage } of dealt) {
    if (stage !== 'registered') await walk(ask, folder, sample, stage, startOn);
  }
  for (const account of ['clerk', 'reviewer', 'supervisor']) call.desk.sessions.end(clientOf(account));
  return dealt.length;
}

const clientOf = (account: string): string => `practice-${account}`;

type StepName = Extract<ProcedureName, `cases.${string}`>;
type Ask = <N extends StepName>(
  account: string,
  name: N,
  input: Omit<CallInput<N>, 'commandId'>,
) => Promise<CaseSaved | null>;

/** Asks as one of the sample staff, each a client of their own; `null` when refused. */
function asker({ desk, caller }: Call): Ask {
  return async (account, name, input) => {
    const client = clientOf(account);
    if (!desk.sessions.use(client))
      await signIn(
        { desk, caller: { ...caller, client } },
        { account: account as AccountId, passphrase: '' },
      );
    const answer = await desk.ask(client, name, { ...input, commandId: newCommandId() });
    return answer.ok ? (answer.value as CaseSaved) : null;
  };
}

/** Brings one sample to a stage, or as far as the rules let it; answers where it stands. */
async function walk(
  ask: Ask,
  folder: string,
  sample: Sample,
  target: Stage,
  today: LocalDate,
): Promise<CaseSaved | null> {
  let saved = await fill(ask, folder, sample);
  const steps: readonly {
    readonly reaches: Stage;
    readonly run: (at: { caseId: string; version: number }) => Promise<CaseSaved | null>;
  }[] = [
    {
      reaches: 'internalReview',
      run: (at) => ask('clerk', 'cases.sendForApproval', { ...at, warningsReason: '练习数据，仍提交' }),
    },
    {
      reaches: 'toReceive',
      run: (at) =>
        ask('reviewer', 'cases.approveInternally', {
          ...at,
          opinion: '同意申请登记',
          secrecyReviewer: '刘洋',
          secrecyReviewedAt: today,
        }),
    },
    {
      reaches: 'submitted',
      run: (at) =>
        ask('clerk', 'cases.receive', { ...at, receivedAt: today, channel: 'window', backdatedBecause: '' }),
    },
    { reaches: 'underReview', run: (at) => ask('clerk', 'cases.accept', at) },
    {
      reaches: 'proposed',
      run: (at) =>
        ask('reviewer', 'cases.proposeResult', {
          ...at,
          answers: allPass(sample.objectType),
          opinion: '材料齐全，形式审核通过',
        }),
    },
    { reaches: 'toPublish', run: (at) => ask('supervisor', 'cases.pass', { ...at, opinion: '同意' }) },
    {
      reaches: 'publicity',
      run: (at) =>
        ask('clerk', 'cases.publish', {
          ...at,
          publishedAt: today,
          channel: '自治区公共数据资源登记系统',
          receipt: `练习回执-${sample.key}`,
          evidence: [],
          secrecyReviewer: '刘洋',
        }),
    },
  ];
  for (const { reaches, run } of steps) {
    if (!saved || STAGES.indexOf(reaches) > STAGES.indexOf(target)) break;
    const next: CaseSaved | null = await run({ caseId: saved.caseId, version: saved.version });
    if (!next) break;
    saved = next;
  }
  return saved;
}

/** A draft with all its fields and papers. */
async function fill(ask: Ask, folder: string, sample: Sample): Promise<CaseSaved | null> {
  let saved = await ask('clerk', 'cases.create', {
    caseType: 'FIRST',
    objectType: sample.objectType,
    target: null,
    requester: 'SUBJECT',
    matter: null,
  });
  if (!saved) return null;
  const at = () => ({ caseId: saved?.caseId ?? '', version: saved?.version ?? 0 });
  saved =
    (await ask('clerk', 'cases.saveDraft', {
      ...at(),
      subject: sample.subject,
      application: sample.application,
      request: {},
    })) ?? saved;
  for (const attachment of sample.attachments)
    saved = (await ask('clerk', 'cases.attach', { ...at(), ...sampleFile(folder, attachment) })) ?? saved;
  return saved;
}

/** The end of the path: the notice period is over, a practice reply brings a practice code. */
async function register(ask: Ask, published: CaseSaved, today: LocalDate): Promise<void> {
  const { caseId } = published;
  const ended = await ask('supervisor', 'cases.endPublicity', {
    caseId,
    version: published.version,
    objectionsRecorded: true,
  });
  if (!ended) return;
  const code = `LX-${published.number.slice(2)}`;
  const entered = await ask('supervisor', 'cases.enterCode', {
    caseId,
    version: ended.version,
    code,
    codeAgain: code,
    codedAt: today,
    replyReference: '练习回复（无效）',
  });
  if (entered) await ask('reviewer', 'cases.confirmCode', { caseId, version: entered.version, code });
}

// Samples share some papers, so that the search for duplicates finds twins: a reviewer would say why not.
const allPass = (objectType: ObjectType) =>
  checklistOf({ caseType: 'FIRST', objectType }, XJ_2025_PROFILE).map((item) => ({
    item: item.id,
    result: 'pass' as const,
    remark: item.auto === null ? '' : '练习数据，已核对',
  }));
