// @ts-check
// What the PDF viewer reads while it works, emitted as files of our own under pdf/: the character maps of papers
// in Chinese whose fonts are not embedded, stand-ins for the 14 standard fonts, the JPEG 2000 decoder. Nothing else
// of the library travels, above all not its script sandbox.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const library = join(root, 'node_modules', 'pdfjs-dist');

/** Folders of the library, with the files that are needed of each. */
const wanted = [
  // Simplified Chinese alone: papers of other regions embed their fonts.
  { folder: 'cmaps', files: /^(Adobe-GB1-|GB|UniGB-).*\.bcmap$|^LICENSE$/ },
  { folder: 'standard_fonts', files: /./ },
  // Scanners write JPEG 2000. The plain script, because the policy of our pages compiles no WebAssembly.
  { folder: 'wasm', files: /^openjpeg_nowasm_fallback\.js$|OPENJPEG$/ },
];

/**
 * Emits the files beside the pages.
 * @returns {import('vite').Plugin}
 */
export function pdfAssets() {
  return {
    name: 'pdf-assets',
    apply: 'build',
    generateBundle() {
      for (const { folder, files } of wanted) {
        for (const name of readdirSync(join(library, folder)).filter((file) => files.test(file))) {
          const source = readFileSync(join(library, folder, name));
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source });
        }
      }
    },
  };
}
