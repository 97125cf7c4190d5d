import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/**
 * Builds the page of the benchmark with the very workers of the product; never part of a release. With BENCH_BARE=1 the same
 * page without seal and journal: what those two cost is the difference.
 */
const isBare = process.env.BENCH_BARE === '1';
const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const BARE: Readonly<Record<string, string>> = {
  'renderer/data/vault.ts': at('./bare/vault.ts'),
  'renderer/data/store/bulk.ts': at('./bare/bulk.ts'),
};

const withoutSealAndJournal = (): Plugin => ({
  name: 'bare',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    const stand = Object.entries(BARE).find(([file]) => found?.id.endsWith(`/${file}`))?.[1];
    return stand ?? found;
  },
});
const plugins = () => (isBare ? [withoutSealAndJournal()] : []);

export default defineConfig({
  root: at('.'),
  base: './',
  plugins: plugins(),
  define: { __APP_VERSION__: JSON.stringify('0.0.0') },
  build: {
    outDir: at(isBare ? '../../../dist/bench/bare' : '../../../dist/bench/page'),
    emptyOutDir: true,
    target: 'chrome130',
    reportCompressedSize: false,
    minify: !process.env.BENCH_PLAIN,
  },
  worker: { format: 'es', plugins },
  logLevel: 'error',
});
