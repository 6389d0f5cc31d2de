/**
 * Cites clauses in one letter as Chinese letters do: a text in full where it is first named, by its short name
 * afterwards. The profile says how its own text is called and how it says what the program cites.
 */
import { basis, type ClauseId } from '#shared/domain/ids';
import { citations, fullTitleOf, textOf } from '#shared/regulation/clauses/clause';
import { cited, type Profile } from '#shared/regulation/profiles/profile';

export interface Cite {
  /** `《……》（以下简称细则）第十四条`; empty when the profile's law has no such clause. */
  list(ids: readonly ClauseId[]): string;
  /** `根据……第十四条，` as a sentence begins; empty when nothing may be cited. */
  under(...ids: readonly string[]): string;
  /** Whether the profile's law has this clause at all: what it does not say, a letter must not say either. */
  has(id: string): boolean;
}

/**
 * Citations for one letter, in the order in which they are asked for. A text that may not be relied on
 * (a draft, an expired text) is left out, unless the profile is that very text.
 */
export function citer(profile: Profile): Cite {
  const named = new Set<string>();

  function titleOf(id: ClauseId): string {
    const text = textOf(id);
    if (!text) return '';
    const own = text.prefix === profile.text;
    const short = own ? profile.texts.rulesShort : text.shortTitle;
    if (named.has(text.prefix)) return short;
    named.add(text.prefix);
    return introduced(own ? profile.texts.rulesTitle : fullTitleOf(id), short);
  }

  const citable = (ids: readonly ClauseId[]): readonly ClauseId[] =>
    cited(profile, ids).filter((id) => {
      const text = textOf(id);
      return text !== null && (text.isBasis || text.prefix === profile.text);
    });

  function list(ids: readonly ClauseId[]): string {
    const byText = new Map<string, ClauseId[]>();
    for (const id of citable(ids)) {
      const text = textOf(id);
      if (!text) continue;
      byText.set(text.prefix, [...(byText.get(text.prefix) ?? []), id]);
    }
    return [...byText.values()]
      .map((group) => {
        const [first] = group;
        return first ? titleOf(first) + citations(group).slice(textOf(first)?.shortTitle.length ?? 0) : '';
      })
      .join('、');
  }

  return {
    list,
    under: (...ids) => {
      const words = list(basis(...ids));
      return words === '' ? '' : `根据${words}，`;
    },
    has: (id) => citable(basis(id)).length > 0,
  };
}

/** A title with its short name; one that already ends with a document number takes it into that bracket. */
function introduced(title: string, short: string): string {
  return title.endsWith('号）')
    ? `${title.slice(0, -1)}，以下简称${short}）`
    : `${title}（以下简称${short}）`;
}
