// The fictional applications of the fixtures, read for the window's tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './launch';

export const SAMPLES_FOLDER = join(projectFolder, 'test', 'fixtures', 'samples');

export interface SampleFile {
  readonly subject: { readonly [key: string]: unknown };
  readonly application: { readonly [key: string]: unknown };
  readonly attachments: readonly {
    readonly type: string;
    readonly field: string;
    readonly title: string;
    readonly file: string;
  }[];
}

export const readSample = (key: string): SampleFile =>
  JSON.parse(readFileSync(join(SAMPLES_FOLDER, `${key}.json`), 'utf8')) as SampleFile;
