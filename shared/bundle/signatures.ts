import { ed25519Verify, fromBase64, toBase64 } from '../formats/crypto';
import type { Params, Problem } from '../kernel';
import { TAG_MANIFEST } from './bag';
import { bundleProblem } from './codes';
import type { Container } from './container';
import { fingerprintOf, judgeKey, keyIdOf } from './keys';
import { globalMessage, isSm2Container, parseMinisig, parsePublicKeyFile } from './signatureFile';
import type { BagInfo, KeyStanding, KnownKey, SignatureInfo } from './types';

export interface SignaturePolicy {
  /** The receiver's keys; without a list a sound signature of an unknown key is a warning only. */
  readonly keys?: readonly KnownKey[];
  readonly requireSignature: boolean;
}

export interface CheckedSignatures {
  readonly problems: readonly Problem[];
  readonly signatures: readonly SignatureInfo[];
}

interface Finding {
  readonly info: SignatureInfo;
  readonly problems: readonly Problem[];
}

/** Stage 3 (bundle.md §§ 5–7): every signature in the folder must be right, and one must be good for the sender. */
export async function checkSignatures(
  container: Container,
  info: BagInfo,
  policy: SignaturePolicy,
): Promise<CheckedSignatures> {
  const names = [...container.files.keys()].filter((path) => path.startsWith('signatures/'));
  if (info.keyId === 'none') {
    if (names.length > 0)
      return { problems: names.map((path) => bundleProblem('sig.format', { path })), signatures: [] };
    const severity = policy.requireSignature ? 'error' : 'warning';
    return { problems: [bundleProblem('sig.missing', {}, {}, severity)], signatures: [] };
  }
  const keyIds = [...new Set(names.map((path) => path.slice('signatures/'.length).split('.', 1)[0] ?? ''))].sort();
  const message = await container.read(TAG_MANIFEST);
  const findings: Finding[] = [];
  for (const keyId of keyIds) {
    if (container.files.has(`signatures/${keyId}.sm2.json`)) findings.push(await checkSm2(container, keyId));
    const hasEd25519 = ['minisig', 'pub'].some((ending) => container.files.has(`signatures/${keyId}.${ending}`));
    if (hasEd25519) findings.push(await checkEd25519(container, keyId, message, info, policy));
  }
  const problems = findings.flatMap((finding) => finding.problems);
  const rotated = settleUnknown(findings, info, policy, problems);
  // A bundle that names a key and does not carry its signature has been stripped.
  const hasNamed = ['minisig', 'sm2.json'].some((ending) => container.files.has(`signatures/${info.keyId}.${ending}`));
  const hasReadable = findings.some((finding) => finding.info.alg === 'Ed25519');
  if (!hasNamed || !hasReadable) problems.push(bundleProblem('sig.missing', {}, { keyId: info.keyId }));
  return { problems, signatures: rotated };
}

async function checkSm2(container: Container, keyId: string): Promise<Finding> {
  const path = `signatures/${keyId}.sm2.json`;
  const isSound = isSm2Container(await container.read(path), keyId);
  return {
    info: { keyId, alg: 'SM2', publicKey: '', fingerprint: '', standing: isSound ? 'unknown' : 'invalid' },
    problems: [bundleProblem(isSound ? 'sig.algUnsupported' : 'sig.format', { path }, { keyId })],
  };
}

async function checkEd25519(
  container: Container,
  keyId: string,
  message: Uint8Array,
  info: BagInfo,
  policy: SignaturePolicy,
): Promise<Finding> {
  const path = `signatures/${keyId}.minisig`;
  const keyPath = `signatures/${keyId}.pub`;
  const readable = async (file: string) => (container.files.has(file) ? container.read(file) : new Uint8Array());
  const minisig = parseMinisig(await readable(path));
  const publicKey = parsePublicKeyFile(await readable(keyPath));
  const describe = (standing: KeyStanding): SignatureInfo => ({
    keyId,
    alg: 'Ed25519',
    publicKey: publicKey ? toBase64(publicKey) : '',
    fingerprint: publicKey ? fingerprintOf(publicKey) : '',
    standing,
  });
  const refuse = (code: string, at: string): Finding => ({
    info: describe('invalid'),
    problems: [bundleProblem(code, { path: at }, { keyId })],
  });
  // A key file whose signature was taken away: for the named key that is `sig.missing`, said below.
  if (!container.files.has(path) && keyId === info.keyId) return { info: describe('invalid'), problems: [] };
  if (minisig?.keyId !== keyId) return refuse('sig.format', path);
  if (!publicKey || keyIdOf(publicKey) !== keyId) return refuse('sig.format', keyPath);
  const pinned = policy.keys?.find((key) => key.keyId === keyId);
  if (pinned && toBase64(fromBase64(pinned.publicKey) ?? new Uint8Array()) !== toBase64(publicKey)) {
    return refuse('sig.format', keyPath);
  }
  const isRight =
    ed25519Verify(minisig.signature, message, publicKey) &&
    ed25519Verify(minisig.globalSignature, globalMessage(minisig.signature, minisig.trustedComment), publicKey);
  if (!isRight) return refuse('sig.invalid', path);
  if (minisig.trustedComment !== info.bundleId) return refuse('sig.comment', path);

  const standing = judgeKey(keyId, info, policy.keys ?? []);
  const code = STANDING_CODES[standing];
  const params: Params = { keyId, fingerprint: fingerprintOf(publicKey), unit: info.senderUnit };
  return { info: describe(standing), problems: code ? [bundleProblem(code, { path }, params)] : [] };
}

const STANDING_CODES: Partial<Record<KeyStanding, string>> = {
  revoked: 'sig.keyRevoked',
  retired: 'sig.keyRetired',
  otherUnit: 'sig.unitMismatch',
};

/**
 * An unknown key is vouched for by an active key of the same unit in the same bundle (`sig.keyRotated`); otherwise a
 * person has to compare the fingerprint (`sig.keyUnknown`).
 */
function settleUnknown(
  findings: readonly Finding[],
  info: BagInfo,
  policy: SignaturePolicy,
  problems: Problem[],
): SignatureInfo[] {
  const isActive = (keyId: string): boolean =>
    (policy.keys ?? []).some((key) => key.keyId === keyId && key.unit === info.senderUnit && key.status === 'active');
  const isVouched = findings.some((finding) => finding.info.standing === 'trusted' && isActive(finding.info.keyId));
  return findings.map(({ info: signature }) => {
    if (signature.alg !== 'Ed25519' || signature.standing !== 'unknown') return signature;
    const { keyId, fingerprint } = signature;
    const at = { path: `signatures/${keyId}.minisig` };
    const params = { keyId, fingerprint, unit: info.senderUnit };
    if (isVouched) {
      problems.push(bundleProblem('sig.keyRotated', at, params));
      return { ...signature, standing: 'rotated' as const };
    }
    problems.push(bundleProblem('sig.keyUnknown', at, params, policy.keys ? 'error' : 'warning'));
    return signature;
  });
}
