/** Where cases are, by their rows. */
import type { SignedInCall } from '#electron/services/service';
import type { CaseId, DivisionCode } from '#shared/domain/ids';

/** More hand-overs at one go are taken with the next import. */
const MOST = 10_000;

/** Cases that were handed to an agency and that it has not taken. */
export function casesOnTheWayTo({ store }: SignedInCall, agency: DivisionCode): readonly CaseId[] {
  const { rows } = store.tables.query({
    table: 'cases',
    where: (section) => {
      const codes = section.codes('holder');
      const known = new Map<number, boolean>();
      return (i) => {
        const code = codes[i] ?? -1;
        let is = known.get(code);
        if (is === undefined) {
          is = section.codeText('holder', code).endsWith(`>${agency}`);
          known.set(code, is);
        }
        return is;
      };
    },
    limit: MOST,
  });
  return rows.map(({ key }) => key as CaseId);
}
