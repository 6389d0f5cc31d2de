/**
 * Walks cases through the door of a practice desk, as its people would: the usual steps, on days that pass.
 * It only asks; whatever it gets is what a screen gets. It never reaches into the store.
 */
import type { CallInput, CallOutput } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';
import type { CaseSaved } from '#shared/contract/step-fields';
import type { CaseView } from '#shared/contract/views';
import type { ApplyType, CaseType } from '#shared/domain/case-type';
import { addDays, beijingDate, type Instant, type LocalDate } from '#shared/domain/local-date';
import type { CaseCommand, Requester } from '#shared/regulation/casework/commands';
import type { CaseStatus } from '#shared/regulation/casework/status';
import type { Profile } from '#shared/regulation/profiles/profile';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';
import { APPROVE, answersOf, PUBLISH } from './case-commands';
import { sample } from './case-kit';
import { type Content, contentOfSample, requestOf } from './case-walk-content';
import { commandId, DeskKit } from './desk-kit';

type Step = Exclude<CaseCommand, { type: 'create' | 'attach' | 'attachEvidence' | 'detach' }>;

/** A file like no other: its bytes name its serial. */
const pdf = (serial: number): string => Buffer.from(`%PDF-1.4 paper ${serial}`).toString('base64');

export class DeskWalk extends DeskKit {
  /** The rules whose review items are answered. */
  rules: Profile = XJ_2025_PROFILE;
  private serial = 0;

  get today(): LocalDate {
    return beijingDate(this.now);
  }

  /** Goes on to a day, at eleven in the morning in Beijing. */
  on(day: string): this {
    this.now = `${day}T03:00:00.000Z` as Instant;
    return this;
  }

  look(caseId: string): Promise<CallOutput<'cases.get'>> {
    return this.must('supervisor', 'cases.get', { caseId });
  }

  /** Asks for one step of a case as it stands. */
  async ask(who: string, caseId: string, { type, ...fields }: Step): Promise<Answer<CaseSaved>> {
    const { version } = await this.look(caseId);
    const input = { caseId, version, commandId: commandId(), ...fields };
    return this.call(who, `cases.${type}` as 'cases.accept', input);
  }

  /** Does a step that must be allowed. */
  async step(who: string, caseId: string, command: Step): Promise<CaseSaved> {
    const answer = await this.ask(who, caseId, command);
    if (!answer.ok)
      throw new Error(`${command.type}: ${answer.failure.code} ${JSON.stringify(answer.failure)}`);
    return answer.value;
  }

  /** The code of a step that must be refused. */
  async refused(who: string, caseId: string, command: Step): Promise<string> {
    const answer = await this.ask(who, caseId, command);
    return answer.ok ? 'answered' : answer.failure.code;
  }

  /** Begins a case. */
  async begin(
    caseType: CaseType,
    more: Partial<Omit<CallInput<'cases.create'>, 'caseType' | 'commandId'>> = {},
    who = more.matter ? 'reviewer' : 'clerk',
  ): Promise<string> {
    const asked = { objectType: '1', target: null, requester: 'SUBJECT', matter: null, ...more } as const;
    const { caseId } = await this.must(who, 'cases.create', { commandId: commandId(), caseType, ...asked });
    return caseId;
  }

  /** Types values and adds papers. */
  async fill(caseId: string, { subject, application, request, papers }: Content): Promise<void> {
    const values = { subject, application, request } as Pick<
      Extract<CaseCommand, { type: 'saveDraft' }>,
      'subject' | 'application' | 'request'
    >;
    let { version } = await this.step('clerk', caseId, { type: 'saveDraft', ...values });
    for (const { type, field } of papers) {
      this.serial += 1;
      const fileName = `${field}.pdf`;
      const file = { type, field, title: field, fileName, content: pdf(this.serial) };
      ({ version } = await this.must('clerk', 'cases.attach', {
        caseId,
        version,
        commandId: commandId(),
        ...file,
      }));
    }
  }

  /** Adds a paper that proves a step; answers its id. */
  async evidence(caseId: string, who = 'clerk'): Promise<number> {
    this.serial += 1;
    const { version } = await this.look(caseId);
    await this.must(who, 'cases.attachEvidence', {
      caseId,
      version,
      commandId: commandId(),
      type: '99',
      title: '凭据',
      fileName: 'proof.pdf',
      content: pdf(this.serial),
    });
    return (await this.look(caseId)).attachments.at(-1)?.id ?? 0;
  }

  /** A complete first registration, still a draft. */
  async first(changes: Content['application'] = {}, key = 'kashgar-bus'): Promise<string> {
    const content = contentOfSample(sample(key), this.today, { application: changes });
    const objectType = content.application.dataRegistType === '2' ? '2' : '1';
    const caseId = await this.begin('FIRST', { objectType });
    await this.fill(caseId, content);
    return caseId;
  }

  /** Another application on a register item, complete, still a draft. */
  async another(
    type: Exclude<ApplyType, 'FIRST'>,
    registerId: string,
    requester: Requester = 'SUBJECT',
  ): Promise<string> {
    const caseId = await this.begin(type, { target: registerId, requester });
    await this.fill(caseId, requestOf(type, '1', requester, this.today));
    return caseId;
  }

  /** The usual steps by the usual people until the case stands at `until`; days pass where they must. */
  async advance(caseId: string, until: CaseStatus): Promise<CaseView> {
    for (let steps = 0; ; steps += 1) {
      const view = await this.look(caseId);
      if (view.status === until) return view;
      if (steps > 30) throw new Error(`no way from ${view.status} to ${until}`);
      const due = view.clocks.find((clock) => clock.clock === 'C3' && clock.stopped === null)?.due;
      if (view.status === 'PUBLICITY' && due && this.today <= due) this.on(addDays(due, 1));
      const [who, command] = this.usual(view);
      await this.step(who, caseId, command);
    }
  }

  /** A registered item; answers the id of its case, which is the id of the item. */
  async registered(changes: Content['application'] = {}, key = 'kashgar-bus'): Promise<string> {
    const caseId = await this.first(changes, key);
    await this.advance(caseId, 'REGISTERED');
    return caseId;
  }

  /** Rules join those of the desk: one supervisor proposes, another confirms. */
  async adopt(profile: Profile): Promise<void> {
    const json = JSON.stringify(profile);
    await this.must('supervisor', 'rules.proposeProfile', { commandId: commandId(), json });
    await this.must('deputy', 'rules.confirmProfile', { commandId: commandId(), id: profile.id });
  }

  /** The calendar of a year to come is confirmed; it moves so many clocks. */
  async loadCalendar(year: number, movedSeen = 0): Promise<void> {
    const source = { title: `${year}年部分节假日安排的通知`, number: '', issuer: '自治区人民政府' };
    const day = { date: `${year}-01-01`, kind: 'off', name: '元旦', scope: 'national' } as const;
    const calendar = { year, source, days: [day] };
    await this.must('supervisor', 'calendars.propose', { commandId: commandId(), calendar });
    await this.must('deputy', 'calendars.confirm', { commandId: commandId(), year, movedSeen });
  }

  protected usual(view: CaseView): readonly [string, Step] {
    switch (view.status) {
      case 'DRAFT':
      case 'CORRECTION':
        return (view.request.requesterType ?? 'SUBJECT') === 'SUBJECT'
          ? ['clerk', { type: 'sendForApproval', warningsReason: '已核对' }]
          : ['clerk', { type: 'lodge' }];
      case 'INTERNAL_REVIEW':
        return ['reviewer', { ...APPROVE, secrecyReviewedAt: this.today }];
      case 'INTERNAL_APPROVED':
        return [
          'clerk',
          { type: 'receive', receivedAt: this.today, channel: 'window', backdatedBecause: '' },
        ];
      case 'SUBMITTED':
        return ['clerk', { type: 'accept' }];
      case 'UNDER_REVIEW':
        return [
          'reviewer',
          {
            type: 'proposeResult',
            answers: answersOf(view, this.rules).map((answer) => ({ ...answer, remark: '核对无误' })),
            opinion: '通过',
          },
        ];
      case 'REVIEW_PROPOSED':
        return ['supervisor', { type: 'pass', opinion: '同意' }];
      case 'PUBLICITY_PENDING':
        return ['clerk', { ...PUBLISH, publishedAt: this.today }];
      case 'PUBLICITY':
        return ['supervisor', { type: 'endPublicity', objectionsRecorded: true }];
      case 'CODING_PENDING':
        return this.coding(view);
      case 'AGENCY_PROPOSED':
        return ['supervisor', { type: 'approveMatter' }];
      default:
        throw new Error(`no usual step in ${view.status}`);
    }
  }

  private coding({ code, number }: CaseView): readonly [string, Step] {
    const typed = `LX${number.replace(/\D/g, '')}`;
    if (code) return ['reviewer', { type: 'confirmCode', code: typed }];
    const entered = { code: typed, codeAgain: typed, codedAt: this.today, replyReference: '回复1号' };
    return ['supervisor', { type: 'enterCode', ...entered }];
  }
}
