// Who may import whom, as data: the table of the architecture document and nothing else. Change the document
// first, then this file.

/** What an import can lead to. `electron (value)` and `node` are what the table's columns call them. */
export type Kind =
  | 'shared'
  | 'electron'
  | 'renderer'
  | 'build'
  | 'test'
  | 'node'
  | 'electron package'
  | 'library';

export interface AreaRule {
  readonly mayImport: readonly Kind[];
  /** Libraries from the registry, by package name; `*` for any. */
  readonly libraries: readonly string[];
}

export const areaRules: Readonly<Record<'shared' | 'electron' | 'renderer' | 'build' | 'test', AreaRule>> = {
  shared: { mayImport: ['shared', 'library'], libraries: ['zod'] },
  electron: {
    mayImport: ['shared', 'electron', 'node', 'library'],
    libraries: ['zod', 'lowdb', 'hash-wasm', 'qrcode', 'shamir-secret-sharing', 'age-encryption'],
  },
  renderer: {
    mayImport: ['shared', 'renderer', 'library'],
    libraries: [
      'react',
      'react-dom',
      'antd',
      '@ant-design/icons',
      'zustand',
      'dayjs',
      'pdfjs-dist',
      'qrcode',
      'zod',
      '@expo-google-fonts/noto-sans-sc',
      '@expo-google-fonts/noto-serif-sc',
      '@fontsource/lxgw-wenkai',
      '@fontsource/noto-naskh-arabic',
    ],
  },
  build: { mayImport: ['build', 'node', 'library'], libraries: ['vite', 'rolldown', '@electron/fuses'] },
  test: {
    mayImport: ['shared', 'electron', 'renderer', 'build', 'test', 'node', 'electron package', 'library'],
    libraries: ['*'],
  },
};

/** The only files whose running code may import Electron; types of it are free for all of electron/. */
export const electronImporters: readonly string[] = ['electron/main.ts', 'electron/preload.ts'];

/** Build configuration that stands beside what it builds and belongs to build/ in all but place. */
export const buildFiles: readonly string[] = ['renderer/vite.config.ts'];
export const buildFileLibraries: readonly string[] = ['vite', '@vitejs/plugin-react'];

/** Starts inside Electron before any application: it is part of the runtime, not of the product. */
export const runtimeFiles: readonly string[] = ['build/electron-default-app/main.cjs'];

/** Parts of shared/ that the screens have no business with. */
export const hiddenFromRenderer: readonly string[] = ['shared/journal/'];

/** Inside electron/, from the top down. A file may import its own layer and what stands lower, never upward. */
export const electronLayers: readonly (readonly string[])[] = [
  [
    'electron/main.ts',
    'electron/preload.ts',
    'electron/cli.ts',
    'electron/store-worker.ts',
    'electron/commands/',
    'electron/desktop/',
  ],
  ['electron/application.ts'],
  ['electron/bridge/'],
  ['electron/services/'],
  ['electron/store/', 'electron/sync/', 'electron/paper/'],
  ['electron/crypto/'],
  // What everything may lean on: the description of a door, and the log.
  ['electron/ports.ts', 'electron/log/'],
];

/** A step from one format to the next never changes again: it may use Node, the key stretching and its own files. */
export const frozenFolders: readonly RegExp[] = [/^electron\/store\/migrations\/\d{4}-[^/]+\//];
export const frozenLibraries: readonly string[] = ['hash-wasm'];

/** The second reader of the store format knows nothing of the project, or it would prove nothing. */
export const independentFolder = 'test/reader/';
export const independentLibraries: readonly string[] = [];
