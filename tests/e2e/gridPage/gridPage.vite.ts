import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the stand-alone grid page for the tests; never part of a release. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/gridPage', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
  },
  logLevel: 'warn',
});
