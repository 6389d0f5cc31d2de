/** Reads the sample applications that ship with the desk. They enter a store only through the contract. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { formValues } from '#shared/contract/fields';
import { OBJECT_TYPES } from '#shared/domain/case-type';

const sample = z.object({
  key: z.string(),
  title: z.string(),
  objectType: z.enum(OBJECT_TYPES).default('1'),
  office: z.object({ name: z.string(), level: z.string(), division: z.string() }),
  expect: z.object({ outcome: z.enum(['registrable', 'refused']), code: z.string().optional() }),
  subject: formValues,
  application: formValues,
  attachments: z.array(
    z.object({ type: z.string(), field: z.string(), title: z.string(), file: z.string() }),
  ),
});

export type Sample = z.infer<typeof sample>;

/** Every sample in the order of its index. @throws when the shipped files are broken: that is a bug. */
export function readSamples(folder: string): readonly Sample[] {
  const index = z.array(z.string()).parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  return index.map((key) => sample.parse(JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8'))));
}

/** The file of a sample's attachment as the contract takes it. */
export function sampleFile(folder: string, attachment: Sample['attachments'][number]) {
  const { type, field, title, file } = attachment;
  return {
    type,
    field,
    title,
    fileName: basename(file),
    content: readFileSync(join(folder, file)).toString('base64'),
  };
}
