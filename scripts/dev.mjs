// `npm run dev`: the vite server and an Electron window on it. Interface changes show at once; for a change in electron/
// start it again. --no-sandbox for root.
import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { build, ROOT } from './build.mjs';
import { findElectron } from './electronBinary.mjs';

const server = await createServer({ configFile: `${ROOT}/vite.config.ts` });
await server.listen();
const url = server.resolvedUrls?.local[0] ?? '';
await build(['electron']);
const { file } = await findElectron();
if (file === undefined) {
  console.log(`${url}  (no Electron binary on this machine: open the address in Chromium)`);
} else {
  const args = [...process.argv.slice(2), ROOT];
  const child = spawn(file, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, GONGKAI_DEV_URL: url } });
  child.once('exit', () => void server.close().then(() => process.exit(0)));
}
