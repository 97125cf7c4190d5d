import { fillText, type TextTable } from '../kernel';
import { fingerprintOf } from './keys';
import { type BundleInput, type BundleSigner, bundleFolder } from './pack';
import { encodeUtf8 } from './strictText';

/**
 * The note that lies beside an exported bundle, never inside: what it is, not to unpack it, whom to hand it to.
 * CRLF and a BOM, because it is opened with a double click on an office PC.
 */
export function bundleReadMe(
  text: TextTable,
  input: BundleInput,
  signer: BundleSigner | undefined,
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const sentence = fillText(text, 'bundle.readMe', {
    fileName: `${bundleFolder(input)}.zip`,
    organization: input.organization,
    recipient: input.recipientUnit,
    title: input.title,
    fingerprint: signer ? fingerprintOf(signer.publicKey) : fillText(text, 'bundle.readMe.unsigned'),
  });
  return {
    name: fillText(text, 'bundle.readMe.name'),
    bytes: encodeUtf8(`\uFEFF${sentence.replaceAll('\n', '\r\n')}`),
  };
}
