import { JobFault } from './protocol';

/** A file that crossed from the page; anything else under its name is refused. */
export function asFile(file: unknown): File {
  if (file instanceof File) return file;
  throw new JobFault('host.notFound');
}
