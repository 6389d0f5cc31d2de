// How the screens are bundled: two pages (the desk and the sheets), relative addresses, nothing from outside.
// Used by build/bundle.mjs and by `vite renderer` while working on screens.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: here('../out/app/renderer'),
    emptyOutDir: true,
    // The oldest engine we run on: the runtime for tests. Users' packages carry a newer one.
    target: 'chrome130',
    // The polyfill fetches; our pages have no need of it and a tight CSP.
    modulePreload: { polyfill: false },
    // Files come from the local disk, so a few large chunks cost nothing.
    chunkSizeWarningLimit: 6_000,
    rolldownOptions: {
      input: { desk: here('index.html'), sheets: here('print.html') },
    },
  },
});
