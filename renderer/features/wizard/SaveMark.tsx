/** The quiet word about saving: the time of the last acknowledged save, never more than the store said. */
import { beijingTime, type Instant } from '#shared/domain/local-date';
import { type CaseSession, useCaseState } from '../../stores/case-store';
import { SAVE_WORDS } from '../../text/wizard';

export function SaveMark({ session }: { readonly session: CaseSession }) {
  const save = useCaseState(session, (state) => state.save);
  const savedAt =
    save.savedAt === null ? SAVE_WORDS.clean : SAVE_WORDS.savedAt(beijingTime(save.savedAt as Instant));
  const words = {
    clean: savedAt,
    waiting: SAVE_WORDS.waiting,
    saving: SAVE_WORDS.saving,
    failed: SAVE_WORDS.failed,
  }[save.phase];
  return (
    <span role="status" className={`save-mark save-mark-${save.phase}`}>
      {words}
    </span>
  );
}
