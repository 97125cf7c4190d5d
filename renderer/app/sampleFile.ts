import { fault, ok, type Result } from '../../shared/kernel';

/** A file that ships with the program, under the name that a person sees. */
export async function sampleFile(address: string, name: string): Promise<Result<File>> {
  const answer = await fetch(address);
  return answer.ok ? ok(new File([await answer.arrayBuffer()], name)) : fault('host.notFound', { name });
}
