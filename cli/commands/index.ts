import type { CliCommand } from '../command';
import { bundlePackCommand } from './bundlePack';
import { bundleVerifyCommand } from './bundleVerify';
import { deadlineCommand } from './deadline';
import { keyNewCommand } from './keyNew';
import { payoutCheckCommand } from './payoutCheck';
import { payoutPostCommand } from './payoutPost';
import { privacyScanCommand } from './privacyScan';
import { sampleCommand } from './sample';
import { storeVerifyCommand } from './storeVerify';

/** All commands of `gongkai`, in the order of the overview. */
export const commands: readonly CliCommand[] = [
  payoutCheckCommand,
  payoutPostCommand,
  privacyScanCommand,
  deadlineCommand,
  sampleCommand,
  keyNewCommand,
  bundlePackCommand,
  bundleVerifyCommand,
  storeVerifyCommand,
];
