import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf, keyIdOf } from '../../shared/bundle';
import { ed25519PublicKey, toBase64 } from '../../shared/formats/crypto';
import { fillText } from '../../shared/kernel';
import { type CliCommand, UsageError } from '../command';
import { readArguments, required } from '../io/arguments';

const SEED_BYTES = 32;

/** `gongkai key new --out FILE`: a signing key that only its owner may read (mode 0600); an existing file is never replaced. */
export const keyNewCommand: CliCommand = {
  words: ['key', 'new'],
  helpKey: 'bundle.help.keyNew',
  async run(args, io) {
    const { values, positionals } = readArguments(args, { out: 'string' });
    if (positionals.length > 0) throw new UsageError('cli.usage.arguments');
    const shown = required(values.out, '--out');
    const file = path.resolve(io.cwd, shown);
    const seed = io.randomBytes(SEED_BYTES);
    const publicKey = ed25519PublicKey(seed);
    const keyId = keyIdOf(publicKey);
    try {
      // 'wx' decides and creates in one step: two calls cannot overwrite each other.
      const handle = await open(file, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify({ alg: 'Ed25519', secretKey: toBase64(seed) }, null, 2)}\n`);
        await handle.sync();
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      } finally {
        await handle.close();
      }
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      io.err(fillText(io.text, 'bundle.key.exists', { file: shown }));
      return 1;
    }
    const params = { file: shown, keyId, publicKey: toBase64(publicKey), fingerprint: fingerprintOf(publicKey) };
    io.out(fillText(io.text, 'bundle.key.written', params));
    return 0;
  },
};
