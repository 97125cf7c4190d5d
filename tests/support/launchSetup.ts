import { build } from '../../scripts/build.mjs';

/** Once before all end-to-end tests: what they start is what the sources say. */
export default async function launchSetup(): Promise<void> {
  await build(['renderer', 'electron']);
}
