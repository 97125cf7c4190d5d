/**
 * bundle: the 上报包 (bundle.md): writes submissions and checks every kind of bundle through stages 1–6.
 * Owns: the container's meaning (bag, manifests, signatures, package, tables, items), its codes and limits.
 * Must never: keep a private key, trust a sender's schema, write outside the storage it is given, mend a broken bundle.
 * Clock, ids, keys, schemas and the content scanner are arguments; the same input gives the same bytes and the same verdict.
 */
export { isBundleId } from './bagInfo';
export { STAGE_CODES, type Stage } from './codes';
export { ChangedFileError } from './container';
export type { ContentFinding, ContentScanner, MakeContentScanner } from './content';
export { createContentScanner } from './contentScanner';
export type { PublicNumber } from './dataPackage';
export { describeBundleProblem } from './describe';
export { type BundleStorage, type ExportedBundle, exportBundle } from './exportBundle';
export { LIST_STATUSES, type ListLine, type ListStatus, type PayoutLine, type PersonLine } from './itemTables';
export { decodeKeyList, decodeSecretKey } from './keyFiles';
export { fingerprintOf, formatPublicKeyFile, isWellFormedKey, keyIdOf } from './keys';
export { LIMITS } from './limits';
export { planListSubmission, type UnitList, type UnitNotice, type UnitPersons } from './listSubmission';
export {
  type BundleInput,
  type BundleSigner,
  bundleFolder,
  type PackedBundle,
  packBundle,
} from './pack';
export type { BundleFile, BundleItemInput } from './packItems';
export {
  decodeSubmissionProfile,
  planPayoutSubmission,
  type SubmissionProfile,
  type SubmissionSender,
  type SubmissionVillage,
  villageCodeOf,
} from './payoutSubmission';
export { type BundleItemContent, type OpenBundle, openBundle, readBundleItem } from './readItem';
export { bundleReadMe } from './readMe';
export { type BundleSchemas, decodeBundleSchemas, type TableName, type TableSchema } from './schemas';
export { seededSource } from './seededSource';
export type {
  BagInfo,
  BundleKind,
  BundleVerdict,
  ItemInfo,
  KeyStanding,
  KnownKey,
  SignatureInfo,
} from './types';
export { type VerifyOptions, verifyBundle } from './verify';
