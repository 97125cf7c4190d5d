import type { Problem } from '../../shared/kernel';
import type { JobContext } from '../workers/protocol';
import { scanOutput } from './scanOutput';
import { readSettings } from './settings';

/** 隐私扫描 of files that a person chooses, under the telephones confirmed as official here. */
export async function scanFiles(
  files: readonly File[],
  publicContacts: readonly string[],
  context: JobContext,
): Promise<{ findings: Problem[] }> {
  const { supervisionTelephone } = await readSettings();
  const findings: Problem[] = [];
  for (const [done, file] of files.entries()) {
    context.signal.throwIfAborted();
    context.onProgress({ stage: 'scan', done, total: files.length });
    const bytes = new Uint8Array(await file.arrayBuffer());
    findings.push(...(await scanOutput(file.name, bytes, { telephone: supervisionTelephone, publicContacts })));
  }
  return { findings };
}
