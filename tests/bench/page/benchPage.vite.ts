import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Builds the page of the benchmark with the very workers of the product; never part of a release. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  build: {
    outDir: fileURLToPath(new URL('../../../dist/bench/page', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome130',
    reportCompressedSize: false,
    minify: !process.env.BENCH_PLAIN,
  },
  worker: { format: 'es' },
  logLevel: 'warn',
});
