/**
 * Whether an event has the parts that folding it looks at. Own events were made by this program; one of another
 * station may come from anywhere, and a fold must not fall over it at any station: it is kept unread (class C20).
 * Data only: each part by its path and kind; `?` after the kind: or null.
 */
import type { CaseEvent } from '#shared/regulation/casework/events';
import { hasPublicationIdForm } from '#shared/regulation/casework/publication-id';
import { OFFICIAL_DATES } from '#shared/regulation/casework/records';
import { STAGE_TITLES } from '#shared/regulation/casework/regional-steps';
import { isConflictClass } from './conflict-class';

/** `s` text, `d` day, `t` time, `i` whole number, `b` yes or no, `o` members, `l` list, `ls` list of texts, `li` of numbers. */
export type Part = `${string}:${'s' | 'd' | 't' | 'i' | 'b' | 'o' | 'l' | 'ls' | 'li'}${'' | '?'}`;

const ENDING: readonly Part[] = ['ending.grounds:ls', 'ending.reasons:s', 'ending.on:d', 'ending.to:s'];
const NOTICE: readonly Part[] = [
  ...(['receipt', 'channel', 'secrecyReviewer'] as const).map((name): Part => `publicity.${name}:s`),
  'publicity.publishedAt:d',
  'publicity.evidence:li',
  'publicity.endedAt:d?',
];
const OF_OBJECTION: readonly Part[] = ['objection:i'];
const clock = (at: 'clock' | 'start'): readonly Part[] => [
  ...(['clock', 'name', 'startsWith', 'nature', 'calendar', 'profile'] as const).map(
    (name): Part => `${at}.${name}:s`,
  ),
  ...(['start', 'firstDay', 'due'] as const).map((name): Part => `${at}.${name}:d`),
  `${at}.objection:i?`,
  `${at}.days:i`,
  `${at}.skipped:l`,
  `${at}.makeups:l`,
  `${at}.provisional:b`,
  `${at}.missingYears:li`,
  `${at}.basis:ls`,
];

const SHAPES: { readonly [E in CaseEvent['type']]: readonly Part[] } = {
  caseCreated: [
    'id:s',
    'number:s',
    'caseType:s',
    'objectType:s',
    'target:s?',
    'before:o?',
    'matter:o?',
    'profile:s?',
  ],
  draftChanged: ['subject:o', 'application:o', 'request:o'],
  attachmentAdded: [
    'attachment.id:i',
    'attachment.bytes:i',
    ...(['type', 'field', 'title', 'fileName', 'mediaType', 'hash'] as const).map(
      (name): Part => `attachment.${name}:s`,
    ),
  ],
  attachmentRemoved: ['id:i'],
  draftDiscarded: ['reason:s'],
  defectAnswered: ['index:i', 'answer:s'],
  sentForInternalApproval: ['warnings:l', 'warningsReason:s'],
  returnedToClerk: ['reason:s'],
  internallyApproved: ['opinion:s', 'secrecyReviewer:s', 'secrecyReviewedAt:d'],
  lodged: [],
  received: [
    'receipt.round:i',
    'receipt.receivedAt:d',
    'receipt.channel:s',
    'receipt.backdatedBecause:s',
    'receipt.by:s',
    'profile:s',
  ],
  correctionNotified: [
    'notice.round:i',
    'notice.defects:l',
    'notice.notifiedAt:d',
    'notice.delivery.method:s',
    'notice.delivery.receiver:s',
    'notice.delivery.date:d',
    'notice.answers:l',
  ],
  proposed: ['proposal.kind:s', 'proposal.reasons:s'],
  proposalRejected: ['reason:s'],
  notAccepted: ENDING,
  transferred: ENDING,
  withdrawn: ENDING,
  delayExplained: ['reasons:s', 'expected:d'],
  accepted: ['acceptedAt:d'],
  subjectNotified: ['notifiedAt:d'],
  subjectHeard: ['answeredAt:d', 'consent:s', 'statement:s', 'evidence:li'],
  checklistSaved: ['answers:l'],
  resultProposed: ['answers:l', 'opinion:s'],
  returnedToReviewer: ['reason:s'],
  reviewPassed: ['opinion:s', 'next:s'],
  reviewFailed: ENDING,
  published: NOTICE,
  publicityRestarted: [...NOTICE, 'reason:s'],
  publicityEnded: ['endedAt:d', 'next:s'],
  objectionReceived: [
    'objection.number:i',
    'objection.status:s',
    'objection.receivedAt:d',
    'objection.inPeriod:b',
    'objection.objector.kind:s',
    'objection.ground:s',
    'objection.content:s',
    'objection.request:s',
    'objection.evidence:li',
    'objection.registeredBy:s',
  ],
  objectionDeclined: [...OF_OBJECTION, 'ground:s', 'reply:s', 'on:d'],
  objectionAccepted: OF_OBJECTION,
  objectionEvidenceAdded: [...OF_OBJECTION, 'evidence:li'],
  objectionForwarded: OF_OBJECTION,
  objectionDelivered: [...OF_OBJECTION, 'on:d'],
  objectionAnswered: [
    ...OF_OBJECTION,
    'answer.receivedAt:d',
    'answer.admits:b',
    'answer.statement:s',
    'answer.evidence:li',
  ],
  objectionUnanswered: OF_OBJECTION,
  objectionResultProposed: [...OF_OBJECTION, 'finding.upheld:b', 'finding.facts:s', 'finding.reasons:s'],
  objectionResultReturned: [...OF_OBJECTION, 'reason:s'],
  objectionDecided: [...OF_OBJECTION, 'on:d'],
  objectionWithdrawn: [...OF_OBJECTION, 'reason:s', 'on:d'],
  objectionMoot: [...OF_OBJECTION, 'on:d'],
  terminated: ENDING,
  codeEntered: ['code:s', 'codedAt:d', 'replyReference:s'],
  codeRejected: ['reason:s'],
  codeConfirmed: ['validFrom:d', 'validTo:d'],
  registerChanged: ['change.kind:s', 'on:d'],
  agencyMatterApproved: ['on:d'],
  agencyMatterRejected: ['reason:s'],
  factsRecorded: ['facts:s', 'evidence:li'],
  revocationNotified: ['notifiedAt:d'],
  statementHeard: ['heardAt:d', 'statement:s'],
  findingProposed: ['finding.proven:b', 'finding.grounds:ls', 'finding.reasons:s'],
  findingReturned: ['reason:s'],
  findingApproved: [],
  revocationDismissed: ENDING,
  revocationDecided: ['on:d'],
  revocationAnnounced: ['on:d', 'announcement:s'],
  clockStarted: clock('clock'),
  clockHeld: ['clock:s', 'from:d'],
  clockResumed: ['clock:s', 'to:d', ...clock('start')],
  clockStopped: ['clock:s', 'objection:i?', 'name:s', 'date:d', 'outcome:s'],
  documentIssued: [
    'issued.document:s',
    'issued.number:s',
    'issued.date:d',
    'issued.round:i',
    'issued.party:s',
    'issued.objection:i?',
  ],
  documentDelivered: [
    'delivery.number:s',
    'delivery.method:s',
    'delivery.receiver:s',
    'delivery.on:d',
    'delivery.refused:s',
    'delivery.by:s',
  ],
  documentVoided: ['number:s', 'reason:s', 'on:d'],
  caseReleased: ['to:s', 'epoch:i', 'reason:s'],
  stepsConfirmed: ['on:d', 'ref:s', 'steps:l', 'dates:l', 'validity:o?'],
  clockMoved: ['run:i', 'from:d', 'because:s', ...clock('clock')],
  caseTaken: ['by:s', 'epoch:i', 'receivedOn:d'],
  caseRecalled: ['epoch:i', 'reason:s'],
  caseForceTaken: ['by:s', 'epoch:i', 'reason:s'],
  conflictDecided: ['conflict:s', 'class:s', 'first:s', 'second:s', 'chosen:s', 'reason:s'],
  duplicatesJudged: ['cases:ls', 'verdict:s', 'keep:s?', 'reason:s'],
  personSigned: ['publicKey:s', 'signature:s'],
};

/** What a change of the register holds, by its kind. */
const CHANGES: { readonly [kind: string]: readonly Part[] } = {
  made: [
    ...(['code', 'objectType', 'profile'] as const).map((name): Part => `change.${name}:s`),
    ...(['codedAt', 'validFrom', 'validTo'] as const).map((name): Part => `change.${name}:d`),
    'change.subject:o',
    'change.application:o',
  ],
  versioned: ['change.subject:o', 'change.application:o'],
  renewed: ['change.validFrom:d', 'change.validTo:d', 'change.subject:o', 'change.application:o'],
  cancelled: ['change.why:s'],
  revoked: [],
  restored: [],
  shortened: ['change.validTo:d'],
  recoded: ['change.code:s', 'change.former:s'],
  dated: ['change.codedAt:d', 'change.validFrom:d', 'change.validTo:d'],
};

/** Whether this program can fold an event: it knows its kind, and the event has all its parts. */
export function isReadable(event: { readonly type: string }): boolean {
  const parts = Object.hasOwn(SHAPES, event.type) ? SHAPES[event.type as CaseEvent['type']] : undefined;
  if (parts === undefined || !hasParts(event, parts)) return false;
  if (event.type === 'stepsConfirmed') return isConfirmation(event);
  if (event.type === 'codeEntered')
    return !('pool' in event) || hasParts(event, ['pool.id:s', 'pool.number:i']);
  if (event.type === 'documentIssued')
    return at(event, 'issued.item') === undefined || hasParts(event, ITEM_ON_PAPER);
  if (event.type === 'conflictDecided')
    return isConflictClass(at(event, 'class')) && (!('cases' in event) || hasParts(event, ['cases:ls']));
  if (event.type !== 'registerChanged') return true;
  const kind = at(event, 'change.kind') as string;
  return Object.hasOwn(CHANGES, kind) && hasParts(event, CHANGES[kind] ?? []);
}

const ITEM_ON_PAPER: readonly Part[] = ['issued.item.code:s', 'issued.item.codedAt:d'];
const VALIDITY: readonly Part[] = ['validity.code:s', 'validity.validFrom:d', 'validity.validTo:d'];

/** Whether each step, each date and the code that the region says has its parts, and is one that this program knows. */
const isConfirmation = (event: object): boolean =>
  allHave(event, 'steps', ['step:s', 'doneAt:t?']) &&
  namesOf(event, 'steps', 'step').every((name) => Object.hasOwn(STAGE_TITLES, name)) &&
  allHave(event, 'dates', ['name:s', 'value:d', 'former:d']) &&
  namesOf(event, 'dates', 'name').every((name) => OFFICIAL_DATES.some((known) => known === name)) &&
  (at(event, 'validity') === null || hasParts(event, VALIDITY)) &&
  (!('code' in event) || hasParts(event, ['code.value:s', 'code.former:s'])) &&
  (!('publication' in event) || isPublication(event));

const PUBLICATION: readonly Part[] = ['publication.value:s', 'publication.former:s?', 'publication.notice:i'];

/** The id of a notice stands on screens and papers as it is. */
const isPublication = (event: object): boolean =>
  hasParts(event, PUBLICATION) && hasPublicationIdForm(String(at(event, 'publication.value')));

/** Whether every member of a list has these parts. */
const allHave = (event: object, list: string, parts: readonly Part[]): boolean =>
  (at(event, list) as readonly unknown[]).every(
    (one) => typeof one === 'object' && one !== null && hasParts(one, parts),
  );

const namesOf = (event: object, list: string, part: string): readonly string[] =>
  (at(event, list) as readonly object[]).map((one) => at(one, part) as string);

/** Whether something has all these parts, each of its kind. */
export const hasParts = (event: object, parts: readonly Part[]): boolean =>
  parts.every((part) => has(event, part));

function has(event: object, part: Part): boolean {
  const [path = '', kind = ''] = part.split(':');
  const value = at(event, path);
  return (kind.endsWith('?') && value === null) || isOf(kind.replace('?', ''), value);
}

const at = (event: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as { readonly [name: string]: unknown })[name]
          : undefined,
      event,
    );

function isOf(kind: string, value: unknown): boolean {
  switch (kind) {
    case 's':
      return typeof value === 'string';
    case 'd':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 't':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'i':
      return Number.isSafeInteger(value);
    case 'b':
      return typeof value === 'boolean';
    case 'o':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return Array.isArray(value) && (kind === 'l' || value.every((one) => isOf(kind.slice(1), one)));
  }
}
