/**
 * Looks at important data and at who objected are written down, once per person, case and day. The look itself
 * never waits for anything else: a journal that cannot be written hides nothing from those who may see it.
 */
import type { SessionService, SignedInCall } from '#electron/services/service';
import { isOfAgency } from '#shared/access/roles';
import type { ParsedInput } from '#shared/contract/contract';
import type { CaseId } from '#shared/domain/ids';
import { beijingDate } from '#shared/domain/local-date';
import type { Viewed } from '#shared/journal/security-events';
import { isViewNoted } from '#shared/journal/security-fold';
import type { CaseState } from '#shared/regulation/casework/state';
import { noteOf } from './record';
import { newCommandId } from './station-act';

type CaseReading = 'cases.get' | 'cases.readAttachment' | 'documents.model';

/** What of this case such a reading shows that must be written down; null for nothing. */
function lookOf(
  { session }: SignedInCall,
  name: CaseReading,
  input: ParsedInput<CaseReading>,
  state: CaseState,
): Viewed | null {
  const important = state.application.securityLevel === 'IMPORTANT';
  const named = state.objections.some(({ objector }) => objector.kind !== 'anonymous');
  const objector = named && isOfAgency(session.roles) ? 'objector' : null;
  switch (name) {
    case 'cases.readAttachment':
      return important ? 'attachment' : null;
    case 'documents.model':
      return 'document' in input && input.document === 'D15' ? objector : null;
    case 'cases.get':
      return important ? 'case' : objector;
  }
}

function note(call: SignedInCall, name: CaseReading, input: ParsedInput<CaseReading>): void {
  const caseId: CaseId = input.caseId;
  const record = call.store.tables.get('cases', caseId);
  const what = record ? lookOf(call, name, input, record.state) : null;
  if (!record || what === null) return;
  const { account } = call.session;
  if (isViewNoted(call.store.security.views, account, caseId, beijingDate(call.caller.now))) return;
  const { number } = record.state;
  call.desk.record(
    noteOf(call, name, newCommandId(), { type: 'importantViewed', case: caseId, number, what }),
    call.caller,
  );
}

/** The same service; what it lets somebody see is written down where it must be. */
export const noted =
  <N extends CaseReading>(name: N, service: SessionService<N>): SessionService<N> =>
  async (call, input) => {
    const answer = await service(call, input);
    if (answer.ok && call.desk.store === call.store) note(call, name, input);
    return answer;
  };
