/** Whatever is done to a journal in whatever order, it holds what a plain list would hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journal, JournalPoint, NewRecord, RecordPlace } from '#electron/store/journal/journal';
import {
  append,
  copyOf,
  must,
  noise,
  open,
  opened,
  scanned,
  temporaryFolder,
  told,
  toldNew,
  words,
} from './journal-kit';

/** The list a journal is held against. */
interface Model {
  readonly records: string[];
  readonly places: RecordPlace[];
  readonly points: (JournalPoint | null)[];
}

interface Real {
  dir: string;
  journal: Journal;
  readonly segmentBytes: number;
}

const record: fc.Arbitrary<NewRecord> = fc.record({
  kind: fc.constantFrom('entry', 'entry', 'entry', 'seal', 'dictionary'),
  summary: fc.uint8Array({ maxLength: 40 }),
  content: fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.integer({ min: 0, max: 3000 }).map((length) => noise(length, length)),
    fc.string({ maxLength: 20 }).map((text) => words(text.repeat(30))),
  ),
});

class Append implements fc.AsyncCommand<Model, Real> {
  constructor(readonly record: NewRecord) {}
  check = () => true;
  async run(model: Model, real: Real) {
    const appended = must(append(real.journal, this.record));
    model.records.push(toldNew(this.record));
    model.places.push(appended.place);
    model.points.push(real.journal.point);
    expect(appended.number).toBe(model.records.length);
  }
  toString = () => `append ${this.record.kind} ${this.record.content.length}`;
}

class AppendAll implements fc.AsyncCommand<Model, Real> {
  constructor(readonly many: readonly NewRecord[]) {}
  check = () => true;
  async run(model: Model, real: Real) {
    const all = await real.journal.appendAll(this.many);
    expect(all.fault).toBeNull();
    for (const [at, each] of this.many.entries()) {
      const place = all.places[at];
      if (place === undefined) throw new Error('every record has a place');
      model.records.push(toldNew(each));
      model.places.push(place);
    }
    expect(all.places).toHaveLength(this.many.length);
    model.points.push(all.point.count === 0 ? null : all.point);
  }
  toString = () => `append ${this.many.length}`;
}

/** Opens again: after closing, or as a power cut between two writes would leave the files. */
class Reopen implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly isClosed: boolean,
    readonly from: number,
  ) {}
  check = () => true;
  async run(model: Model, real: Real) {
    if (this.isClosed) real.journal.close();
    else {
      const cut = copyOf(real.dir);
      real.journal.close();
      real.dir = cut;
    }
    const from = model.points[this.from % model.points.length] ?? null;
    real.journal = open(real.dir, from, { segmentBytes: real.segmentBytes });
    const { tail, ...found } = real.journal.opened;
    expect(found).toEqual({ unfinishedBytes: 0, damage: null, pointFound: true, from });
    expect(tail.map(told)).toEqual(model.records.slice(from?.count ?? 0));
  }
  toString = () => `reopen ${this.isClosed ? 'closed' : 'cut'} from ${this.from}`;
}

class Read implements fc.AsyncCommand<Model, Real> {
  constructor(readonly at: number) {}
  check = (model: Readonly<Model>) => model.records.length > 0;
  async run(model: Model, real: Real) {
    const at = this.at % model.records.length;
    const place = model.places[at];
    if (place === undefined) throw new Error('every record has a place');
    const { kind, summary, content } = must(real.journal.read(place));
    expect(told({ kind, summary, content: () => content })).toBe(model.records[at]);
  }
  toString = () => `read ${this.at}`;
}

class Scan implements fc.AsyncCommand<Model, Real> {
  check = () => true;
  async run(model: Model, real: Real) {
    const seen: string[] = [];
    const scan = real.journal.scan();
    for (;;) {
      const step = scan.next();
      if (step.done) {
        expect(step.value).toMatchObject({ damage: null, point: real.journal.point });
        break;
      }
      seen.push(told(step.value));
    }
    expect(seen).toEqual(model.records);
  }
  toString = () => 'scan';
}

describe('a journal', () => {
  it('is a list of records', async () => {
    const commands = fc.commands(
      [
        record.map((each) => new Append(each)),
        fc.array(record, { maxLength: 12 }).map((many) => new AppendAll(many)),
        fc.tuple(fc.boolean(), fc.nat(50)).map(([isClosed, from]) => new Reopen(isClosed, from)),
        fc.nat(100).map((at) => new Read(at)),
        fc.constant(new Scan()),
      ],
      { maxCommands: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        commands,
        fc.constantFrom(300, 1500, 6000, 16 * 1024 * 1024),
        async (list, segmentBytes) => {
          const dir = temporaryFolder();
          const model: Model = { records: [], places: [], points: [null] };
          const real: Real = { dir, journal: open(dir, null, { segmentBytes }), segmentBytes };
          await fc.asyncModelRun(() => ({ model, real }), list);
          real.journal.close();
          const end = scanned(real.dir);
          expect(end.damage).toBeNull();
          expect(end.records).toEqual(model.records);
          expect(opened(real.dir).records).toEqual(model.records);
        },
      ),
      { numRuns: 120 },
    );
  }, 120_000);
});
