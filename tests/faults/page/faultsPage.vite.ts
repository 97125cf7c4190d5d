import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the page that the fault tests drive inside the real shell, with the very workers of the product; never part of a release. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  define: { __APP_VERSION__: JSON.stringify('0.0.0') },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/faults/page', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    reportCompressedSize: false,
    minify: false,
  },
  worker: { format: 'es' },
  logLevel: 'error',
});
