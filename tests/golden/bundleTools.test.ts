import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aKey, packToBytes } from '../support/bundleBreaker';
import { hasTools } from '../support/tools';

/** What other people's tools say of a bundle (bundle.md § 5 "By hand", § 15). */
let folder = '';

beforeAll(async () => {
  const place = mkdtempSync(path.join(tmpdir(), 'bundle-'));
  writeFileSync(path.join(place, 'b.zip'), await packToBytes());
  execFileSync('unzip', ['-q', 'b.zip'], { cwd: place });
  folder = path.join(place, 'gk-190101100201-a1b2c3d4-000001-submission');
});

const minisig = `signatures/${aKey().keyId}.minisig`;
const publicKey = `signatures/${aKey().keyId}.pub`;

describe.runIf(hasTools('unzip', 'sha256sum'))('sha256sum -c', () => {
  it('finds every file of both manifests intact', () => {
    const out = execFileSync('sha256sum', ['-c', 'tagmanifest-sha256.txt', 'manifest-sha256.txt'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(3 + 8);
    expect(lines.every((line) => line.endsWith(': OK'))).toBe(true);
  });
});

describe.runIf(hasTools('unzip', 'minisign'))('minisign -V', () => {
  const verify = (message: string): string =>
    execFileSync('minisign', ['-V', '-p', publicKey, '-m', message, '-x', minisig], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });

  it('verifies the signature over the tag manifest and shows the bundle id', () => {
    const out = verify('tagmanifest-sha256.txt');
    expect(out).toContain('Signature and comment signature verified');
    expect(out).toMatch(/Trusted comment: urn:uuid:[0-9a-f-]{36}/);
  });

  it('refuses another file', () => {
    expect(() => verify('manifest-sha256.txt')).toThrow();
  });
});

interface DataPackage {
  readonly valid: boolean;
  readonly errors: Error[];
  readonly resources: {
    readonly name: string;
    readonly tabular: boolean;
    read(options: { keyed: boolean }): Promise<Record<string, unknown>[]>;
  }[];
}

describe.runIf(hasTools('unzip'))('npm datapackage', () => {
  it('opens the package and reads every table with its schema', async () => {
    const { Package } = createRequire(import.meta.url)('datapackage') as {
      Package: { load(descriptor: string, options: { basePath: string }): Promise<DataPackage> };
    };
    const data = path.join(folder, 'data');
    const opened = await Package.load(path.join(data, 'datapackage.json'), { basePath: data });
    expect(opened.errors).toEqual([]);
    expect(opened.valid).toBe(true);
    const rows = new Map<string, Record<string, unknown>[]>();
    for (const resource of opened.resources)
      if (resource.tabular) rows.set(resource.name, await resource.read({ keyed: true }));
    expect([...rows.keys()].map((name) => name.replace(/[0-9a-f-]{36}/, '*')).sort()).toEqual([
      'items',
      'items.*.payout.csv',
    ]);
    expect(rows.get('items')?.map((row) => row.title)).toEqual(['2026年耕地地力保护补贴发放公示', '关于公示期的说明']);
    const payout = [...rows].find(([name]) => name.endsWith('payout.csv'))?.[1];
    expect(payout?.map((row) => row.amountYuan)).toEqual([518.4, 622.08, 725.76]);
  });
});
