/**
 * Nothing of any sample can be read by whoever has the disk and not the keys: every text of every sample is looked
 * for in the store, in the backups, in the anchors, in the folder for temporary files and in what the program says.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Machine } from '../helpers/backup-kit';
import { commandId, FIRST } from '../helpers/desk-kit';
import { readSample, SAMPLES_FOLDER, sampleKeys } from '../helpers/sample-story';

const place = mkdtempSync(join(tmpdir(), 'no-plaintext-'));
/** Everything of this test lies here, temporary files too: so all of it can be searched. */
const inside = join(place, 'all');
const usual = process.env.TMPDIR;
beforeAll(() => {
  mkdirSync(inside);
  process.env.TMPDIR = inside;
});
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
  rmSync(place, { recursive: true, force: true });
});

/** Shorter texts could stand in encrypted bytes by chance. */
const isTelling = (text: string): boolean =>
  /[^\x20-\x7e]/.test(text) ? [...text].length >= 4 : /^\S{12,}$/.test(text);

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return isTelling(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('whoever has the disk and not the keys', () => {
  it('finds no text of any sample in store, backups, anchors, temporary files or words (XJR-7-5)', async () => {
    const said: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((chunk: string | Uint8Array) => {
        said.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
        return true;
      }),
    );
    const machine = new Machine();
    const stick = join(inside, 'stick');
    mkdirSync(stick);
    await machine.office();
    await machine.signIn('admin', 'clerk');
    const samples = sampleKeys().map(readSample);
    let saved = 0;
    for (const { subject, application, attachments } of samples) {
      const made = await machine.must('clerk', 'cases.create', { ...FIRST, commandId: commandId() });
      const draft = { commandId: commandId(), caseId: made.caseId, version: made.version };
      const kept = await machine.call('clerk', 'cases.saveDraft', {
        ...draft,
        subject,
        application,
        request: {},
      } as never);
      if (!kept.ok) continue;
      saved += 1;
      const [paper] = attachments;
      if (paper === undefined) continue;
      const { file, ...about } = paper;
      await machine.call('clerk', 'cases.attach', {
        commandId: commandId(),
        caseId: kept.value.caseId,
        version: kept.value.version,
        ...about,
        fileName: file.split('/').at(-1) ?? '',
        content: readFileSync(join(SAMPLES_FOLDER, file)).toString('base64'),
      } as never);
    }
    await machine.use(stick);
    await machine.backUp(true);
    // A refusal and a call that is no call leave their lines too.
    await machine.call('clerk', 'cases.get', { caseId: samples[0]?.application.dataRegistName } as never);
    await machine.leave();
    for (const spy of spies) spy.mockRestore();
    expect(saved).toBeGreaterThan(samples.length / 2);

    const texts = samples.flatMap(({ subject, application, attachments }) => [
      ...textsOf([subject, application]),
      ...attachments.map(({ title }) => title).filter(isTelling),
    ]);
    const needles = [...new Set(texts)].flatMap((text) => [
      { text, bytes: Buffer.from(text, 'utf8') },
      { text, bytes: Buffer.from(text, 'utf16le') },
    ]);
    expect(needles.length).toBeGreaterThan(500);
    const files = filesUnder(inside);
    expect(files.filter((file) => file.includes('/blobs/')).length).toBeGreaterThan(1);
    expect(files.filter((file) => file.startsWith(stick)).length).toBeGreaterThan(10);
    for (const file of files) {
      const bytes = readFileSync(file);
      const found = needles.filter((needle) => bytes.includes(needle.bytes)).map(({ text }) => text);
      expect(found, file).toEqual([]);
      expect(
        needles.filter(({ text }) => file.includes(text)),
        `name of ${file}`,
      ).toEqual([]);
    }
    const words = said.join('');
    expect(needles.filter(({ text }) => words.includes(text)).map(({ text }) => text)).toEqual([]);
  }, 300_000);
});
