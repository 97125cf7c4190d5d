import type { RenderedFile } from '../../../shared/jobs';
import type { Problem } from '../../../shared/kernel';
import { fault, ok, type Result } from '../../../shared/kernel';
import { runJob } from '../../workers/client';

/** A finding that keeps a file here; every other one asks a person to look. */
export const isBlocking = (problem: Problem): boolean => problem.severity === 'error';

export const bytesOf = (file: RenderedFile): Uint8Array<ArrayBuffer> => new Uint8Array(file.bytes);
export const htmlOf = (file: RenderedFile): string => new TextDecoder().decode(file.bytes);

/** What the detector finds in bytes that the shell made (a PDF): they are opened again like every other outgoing file. */
export async function scanMade(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  publicContacts: readonly string[],
  signal: AbortSignal,
): Promise<Result<readonly Problem[]>> {
  const scanned = await runJob('privacy.scan', { files: [new File([bytes], name)], publicContacts }, { signal });
  return scanned.ok ? ok(scanned.value.findings) : scanned;
}

/** The first finding that blocks, as a fault of the file it was found in. */
export function refuseBlocked(findings: readonly Problem[], path: string): Result<null> {
  const hit = findings.find(isBlocking);
  return hit ? fault(hit.code, { path, ...hit.params }) : ok(null);
}
