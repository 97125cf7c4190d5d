import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string };

// One interface for both shells: the oldest engine is Chromium 130 (see DECISIONS.md), so nothing is down-levelled.
export default defineConfig({
  root: here('renderer'),
  // Relative addresses: the same files are served from app:// and from 127.0.0.1.
  base: './',
  publicDir: false,
  plugins: [react()],
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: {
    target: 'chrome130',
    outDir: here('dist/renderer'),
    emptyOutDir: true,
    // The content policy allows no inline script; every supported engine preloads modules by itself.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', strictPort: false },
  clearScreen: false,
});
