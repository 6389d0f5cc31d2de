/**
 * A case carried by decide and evolve alone, without store or door: the tests of the law use it. Its sample
 * is a shipped application that is complete.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PersonRole } from '#shared/access/roles';
import type { AccountId, BlobHash, CaseId, DivisionCode, LocalNumber } from '#shared/domain/ids';
import { beijingDate, type Instant, localDate } from '#shared/domain/local-date';
import type { Office } from '#shared/domain/office';
import type { Refusal } from '#shared/domain/refusal';
import type { FormValues } from '#shared/forms/schema';
import { XJ_CALENDAR } from '#shared/regulation/calendar/calendar';
import type { CaseCommand } from '#shared/regulation/casework/commands';
import { decide } from '#shared/regulation/casework/decide';
import { evolve } from '#shared/regulation/casework/evolve';
import type { Facts } from '#shared/regulation/casework/facts';
import type { ChecklistAnswer } from '#shared/regulation/casework/records';
import type { CaseState } from '#shared/regulation/casework/state';
import { XJ_2025_PROFILE } from '#shared/regulation/profiles/xj-2025';

export const SAMPLES = fileURLToPath(new URL('../fixtures/samples', import.meta.url));

export const KASHGAR: Office = {
  name: '喀什地区公共数据登记中心',
  level: 'prefecture',
  division: '653100' as DivisionCode,
  documentWord: '喀数登',
  address: '喀什市练习路1号',
  phone: '0998-1234567',
  designation: null,
};

interface SampleFile {
  readonly subject: FormValues;
  readonly application: FormValues;
  readonly attachments: readonly { readonly type: string; readonly field: string; readonly title: string }[];
}

export const sample = (key: string): SampleFile =>
  JSON.parse(readFileSync(`${SAMPLES}/${key}.json`, 'utf8')) as SampleFile;

/** Three people as in the smallest office, and a fourth with two hats. */
export const PEOPLE: { readonly [account: string]: readonly PersonRole[] } = {
  clerk: ['SUBJECT_CLERK', 'ACCEPTANCE_CLERK'],
  reviewer: ['SUBJECT_REVIEWER', 'REVIEWER'],
  supervisor: ['SUPERVISOR'],
  deputy: ['REVIEWER', 'SUPERVISOR'],
  approver: ['SUBJECT_REVIEWER', 'SUPERVISOR'],
  agent: ['AGENT'],
  everybody: ['SUBJECT_CLERK', 'SUBJECT_REVIEWER', 'ACCEPTANCE_CLERK', 'REVIEWER', 'SUPERVISOR'],
};

export class CaseKit {
  state: CaseState | null = null;
  office: Office = KASHGAR;
  calendar = XJ_CALENDAR;
  readonly codes = new Set<never>();
  duplicates: Facts['duplicates'] = [];

  facts(account: string, at: string): Facts {
    const now = `${at}T03:00:00.000Z` as Instant;
    return {
      now,
      today: beijingDate(now),
      actor: { account: account as AccountId, roles: PEOPLE[account] ?? [] },
      office: this.office,
      profile: XJ_2025_PROFILE,
      calendar: this.calendar,
      codesInUse: this.codes,
      duplicates: this.duplicates,
      nextDocumentSerial: (this.state?.documents.length ?? 0) + 1,
    };
  }

  /** Tries a command; changes the case only when it is allowed. */
  try(account: string, at: string, command: CaseCommand): readonly Refusal[] {
    const decision = decide(this.state, command, this.facts(account, at));
    if (!decision.ok) return decision.error;
    const instant = `${at}T03:00:00.000Z` as Instant;
    for (const event of decision.value.events)
      this.state = evolve(this.state, { event, at: instant, by: account as AccountId });
    return [];
  }

  /** Does a command that must be allowed. */
  do(account: string, at: string, command: CaseCommand): this {
    const refusals = this.try(account, at, command);
    if (refusals.length > 0) throw new Error(`${command.type} refused: ${JSON.stringify(refusals)}`);
    return this;
  }

  /** The case. */
  get case(): CaseState {
    if (!this.state) throw new Error('no case yet');
    return this.state;
  }

  draft(key = 'kashgar-bus', at = '2026-03-09'): this {
    const { subject, application, attachments } = sample(key);
    this.do('clerk', at, {
      type: 'create',
      id: '0'.repeat(32) as CaseId,
      number: 'L-653100-2026-000001' as LocalNumber,
    });
    this.do('clerk', at, { type: 'saveDraft', subject, application });
    for (const [index, { type, field, title }] of attachments.entries()) {
      const hash = String(index + 1).padStart(64, '0') as BlobHash;
      const attachment = {
        type,
        field,
        title,
        fileName: `${title}.pdf`,
        mediaType: 'application/pdf',
        hash,
        bytes: 1000,
      };
      this.do('clerk', at, { type: 'attach', attachment });
    }
    return this;
  }

  submitted(at = '2026-03-10'): this {
    this.draft();
    this.do('clerk', '2026-03-09', { type: 'sendForApproval', warningsReason: '' });
    this.do('reviewer', '2026-03-09', APPROVE);
    return this.do('clerk', at, {
      type: 'receive',
      receivedAt: localDate(at),
      channel: 'window',
      backdatedBecause: '',
    });
  }

  underReview(at = '2026-03-11'): this {
    return this.submitted().do('clerk', at, { type: 'accept' });
  }

  proposed(by = 'reviewer'): this {
    return this.underReview().do(by, '2026-03-30', {
      type: 'proposeResult',
      answers: ALL_PASS,
      opinion: '通过',
    });
  }

  toPublish(): this {
    return this.proposed().do('supervisor', '2026-04-01', { type: 'pass', opinion: '同意' });
  }

  publicity(publishedAt = '2026-04-08'): this {
    return this.toPublish().do('clerk', publishedAt, { ...PUBLISH, publishedAt: localDate(publishedAt) });
  }

  codingPending(): this {
    return this.publicity().do('supervisor', '2026-04-23', { type: 'endPublicity', noObjection: true });
  }
}

export const APPROVE = {
  type: 'approveInternally',
  opinion: '同意申请',
  secrecyReviewer: '刘洋',
  secrecyReviewedAt: localDate('2026-03-09'),
} as const;

export const PUBLISH = {
  type: 'publish',
  channel: '自治区公共数据资源登记系统',
  receipt: '回执-1',
  evidence: [],
  secrecyReviewer: '刘洋',
} as const;

export const ALL_PASS: readonly ChecklistAnswer[] = XJ_2025_PROFILE.checklist.map((item) => ({
  item: item.id,
  result: 'pass',
  remark: '',
}));

/** The codes of refusals, in order. */
export const codesOf = (refusals: readonly Refusal[]): readonly string[] =>
  refusals.map((refusal) => refusal.code);
