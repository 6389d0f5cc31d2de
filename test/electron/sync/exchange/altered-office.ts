/** An office whose program was changed: its bundles carry its true signatures and whatever it likes to say. */
import type { SignedInCall } from '#electron/services/service';
import type { BundleOrder } from '#electron/services/sync/make-bundle';
import { type Selection, select } from '#electron/services/sync/selection';
import type { BundleToWrite } from '#electron/sync/bundle/write-bundle';
import type { StationId } from '#shared/domain/ids';
import type { SeenHead } from '#shared/journal/entry';
import { type ExchangePartner, partnerOf } from '#shared/journal/exchange-fold';
import { canonicalJson, type Json } from '#shared/lib/canonical-json';

export type Alteration = (order: BundleOrder, call: SignedInCall) => BundleOrder | Promise<BundleOrder>;
export type Rewriting = (bundle: BundleToWrite) => BundleToWrite | Promise<BundleToWrite>;

/** What the next bundles that are made in this process say otherwise. */
const altered: { order: Alteration | null; bytes: Rewriting | null } = { order: null, bytes: null };

/** Bundles that are made meanwhile are altered. */
export async function altering<T>(alteration: Alteration, act: () => Promise<T>): Promise<T> {
  altered.order = alteration;
  try {
    return await act();
  } finally {
    altered.order = null;
  }
}

/** Bundles that are written meanwhile are not what was let out. */
export async function rewriting<T>(rewrite: Rewriting, act: () => Promise<T>): Promise<T> {
  altered.bytes = rewrite;
  try {
    return await act();
  } finally {
    altered.bytes = null;
  }
}

/** For `vi.mock` of the module that makes bundles. */
export function altersBundles(real: typeof import('#electron/services/sync/make-bundle')): typeof real {
  return {
    ...real,
    makeBundle: async (call, order, work) =>
      real.makeBundle(call, (await altered.order?.(order, call)) ?? order, work),
  };
}

/** For `vi.mock` of the module that writes them. */
export function rewritesBundles(real: typeof import('#electron/sync/bundle/write-bundle')): typeof real {
  return {
    ...real,
    writeBundle: async (bundle, hooks) => real.writeBundle((await altered.bytes?.(bundle)) ?? bundle, hooks),
  };
}

/** The order without what comes up to some heads. `said`: what it tells of them to its reader. */
export async function without(
  order: BundleOrder,
  call: SignedInCall,
  heads: readonly SeenHead[],
  said: readonly SeenHead[],
): Promise<BundleOrder> {
  const { views } = call.store;
  const partner: ExchangePartner = {
    ...partnerOf(views.exchange, order.to.agency),
    said: [{ station: 'f'.repeat(16) as StationId, have: heads, sent: 0 }],
  };
  const partners = { ...views.exchange.partners, [order.to.agency]: partner };
  const other = { ...views, exchange: { ...views.exchange, partners } };
  const selection = await selectedFrom(order, call, { views: other });
  return { ...order, selection: { ...selection, prerequisites: said as typeof selection.prerequisites } };
}

/** The order with everything of cases about core data, as a program would make it that does not know of them. */
export async function withCoreData(order: BundleOrder, call: SignedInCall): Promise<BundleOrder> {
  const tables = otherwise(call.store.tables, { keys: () => [] });
  return { ...order, selection: await selectedFrom(order, call, { tables }) };
}

/** What goes into a bundle out of a store of which some is otherwise. */
async function selectedFrom(
  order: BundleOrder,
  call: SignedInCall,
  parts: Partial<SignedInCall['store']>,
): Promise<Selection> {
  const store = otherwise(call.store, parts);
  const selection = await select(
    { ...call, store, desk: otherwise(call.desk, { store }) },
    order.to,
    'acknowledged',
  );
  if (selection === null) throw new Error('nothing was selected');
  return selection;
}

const otherwise = <T extends object>(real: T, parts: Partial<T>): T =>
  new Proxy(real, {
    get(target, name) {
      if (Object.hasOwn(parts, name)) return Reflect.get(parts, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** The records of a kind as they are written, each as `change` has it. */
export const withRecords = (
  bundle: BundleToWrite,
  kind: string,
  change: (record: { readonly [name: string]: Json }) => object,
): BundleToWrite => ({
  ...bundle,
  items: (async function* () {
    for await (const item of bundle.items) {
      if (item.is !== 'record' || item.kind !== kind) yield item;
      else {
        const record = JSON.parse(Buffer.from(item.record).toString('utf8'));
        yield { ...item, record: Buffer.from(canonicalJson(change(record) as Json), 'utf8') };
      }
    }
  })(),
});
