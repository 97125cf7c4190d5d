import type { HostFault } from '../../shared/host';
import { fillText, type Params, type TextTable } from '../../shared/kernel';

/** The sentence of a machine fault. The file is named where the shell knew it. */
export function describeHostFault(
  text: TextTable,
  failed: { readonly fault: HostFault; readonly params: Params },
): string {
  return fillText(text, failed.fault, { name: fillText(text, 'host.thisFile'), ...failed.params });
}
