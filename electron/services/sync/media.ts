/**
 * Media of the exchange: what is plugged in, and every one used here. Writing stands in the journal of cases, reading and
 * receipts in the log; both are asked by their rows, and documents are read for one page.
 */
import { statfs } from 'node:fs/promises';
import { lookAt } from '#electron/services/backup/medium-look';
import { answered, deskClosed } from '#electron/services/desk/trouble';
import type { SessionService, SignedInCall } from '#electron/services/service';
import type { FoundRows, Where } from '#electron/store/tables/tables-types';
import { type PluggedMedium, pluggedMedia } from '#electron/sync/plugged-media';
import { PAGE_SIZE } from '#shared/contract/fields';
import type { KnownMedium, MediumUseView } from '#shared/contract/media';
import type { Instant } from '#shared/domain/local-date';
import { nameKey } from '#shared/forms/text';
import { personName } from '#shared/journal/lineage';
import type { MediumUse } from '#shared/journal/medium-use';
import { mediumKey, mediumNoted } from '#shared/journal/medium-words';
import { agencyName } from './agencies';

/** Uses of media in one journal. */
interface Uses {
  readonly look: (where: Where) => void;
  readonly newest: (where: Where, limit: number) => FoundRows;
  readonly use: (key: string) => MediumUse | undefined;
}

const NEWEST = { order: { column: 'at', descending: true } };

/** Those of both journals. */
function sourcesOf({ store }: SignedInCall): readonly Uses[] {
  const { tables, security } = store;
  const table = 'mediumUses' as const;
  return [
    {
      look: (where) => tables.count({ table, where }),
      newest: (where, limit) => tables.query({ table, where, ...NEWEST, limit }),
      use: (key) => tables.get(table, key),
    },
    {
      look: (where) => security.tables.count({ table, where }),
      newest: (where, limit) => security.tables.query({ table, where, ...NEWEST, limit }),
      use: (key) => security.tables.get(table, key),
    },
  ];
}

/** A medium while its rows are gone through. */
interface Summed {
  first: number;
  last: number;
  /** The last use: it says how the medium is called now. */
  lastUse: () => MediumUse | undefined;
  written: number;
  read: number;
  isMeant: boolean;
}

/** Every medium by its key, with its times and counts; `isMeant`: a use of it has the text. */
function summed(call: SignedInCall, text: string): ReadonlyMap<string, Summed> {
  const media = new Map<string, Summed>();
  const wanted = nameKey(text);
  for (const { look, use } of sourcesOf(call)) {
    look((section) => {
      const keys = section.codes('medium');
      const ways = section.codes('way');
      const times = section.ints('at');
      return (i: number): boolean => {
        const key = section.codeText('medium', keys[i] ?? 0);
        const at = times[i] ?? 0;
        const isWritten = section.codeText('way', ways[i] ?? 0) === 'written';
        const one = media.get(key) ?? nobodyYet();
        media.set(key, one);
        one.first = Math.min(one.first, at);
        if (at >= one.last) {
          one.last = at;
          const of = section.key(i);
          one.lastUse = () => use(of);
        }
        if (isWritten) one.written += 1;
        else one.read += 1;
        one.isMeant ||= wanted === '' || section.text('found', i).includes(wanted);
        return false;
      };
    });
  }
  return media;
}

const nobodyYet = (): Summed => ({
  ...{ first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  ...{ lastUse: () => undefined, written: 0, read: 0, isMeant: false },
});

const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

export const media: SessionService<'sync.media'> = (call, { text, page }) => {
  const found = [...summed(call, text)]
    .filter(([, { isMeant }]) => isMeant)
    .sort(([a, one], [b, other]) => other.last - one.last || (a < b ? -1 : 1));
  const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return answered({
    total: found.length,
    items: shown.map(([key, { first, last, lastUse, written, read }]): KnownMedium => {
      const { folder, label, serial } = mediumNoted(lastUse()?.medium ?? key);
      return {
        ...{ key, folder, label, serial, written, read },
        firstAt: instantOf(first),
        lastAt: instantOf(last),
      };
    }),
  });
};

export const mediumUses: SessionService<'sync.mediumUses'> = (call, { key, page }) => {
  const until = (page + 1) * PAGE_SIZE;
  const where: Where = (section) => {
    const code = section.codeOf('medium', key);
    if (code < 0) return null;
    const codes = section.codes('medium');
    return (i: number) => codes[i] === code;
  };
  let total = 0;
  const found = sourcesOf(call).flatMap(({ newest, use }) => {
    const answer = newest(where, until);
    total += answer.total;
    return answer.rows.map(({ key: of, row }) => ({ of, at: Number(row.at), use }));
  });
  const items = found
    .sort((a, b) => b.at - a.at || (a.of < b.of ? -1 : 1))
    .slice(page * PAGE_SIZE, until)
    .flatMap(({ of, use }) => {
      const known = use(of);
      return known ? [viewOfUse(call, of, known)] : [];
    });
  return answered({ total, items });
};

function viewOfUse({ store }: SignedInCall, key: string, use: MediumUse): MediumUseView {
  const { at, way, by, carrier, bundles } = use;
  return {
    ...{ key, at, way, carrier },
    by: personName(store.views, by),
    bundles: bundles.map(({ bundleId, number, agency }) => ({
      ...{ bundleId, number },
      agency: agency === '' ? '' : agencyName(store.views.trust, agency),
      slips: store.security.tables.get('slips', bundleId)?.times ?? 0,
    })),
  };
}

export const plugged: SessionService<'sync.plugged'> = async (call) => {
  const found = await pluggedMedia();
  if (call.desk.store !== call.store) return deskClosed();
  if (found === null) return answered({ media: null });
  const known = summed(call, '');
  const free = new Map<PluggedMedium, number | null>();
  for (const medium of found) free.set(medium, await freeOn(call, medium));
  if (call.desk.store !== call.store) return deskClosed();
  return answered({
    media: found.map((medium) => {
      const { folder, label, serial, isReadOnly } = medium;
      const isNew = !known.has(mediumKey(medium));
      return { folder, label, serial, isReadOnly, isNew, free: free.get(medium) ?? null };
    }),
  });
};

/** Room on a medium in bytes; null when it does not answer. */
async function freeOn({ desk }: SignedInCall, { path }: PluggedMedium): Promise<number | null> {
  const room = await lookAt(desk, path, () => statfs(path).catch(() => null));
  return room === null ? null : room.bavail * room.bsize;
}
