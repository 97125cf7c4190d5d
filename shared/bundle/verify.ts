import type { BlobLike } from '../formats/zip';
import type { Problem } from '../kernel';
import { checkBag } from './bag';
import { ProblemList, type Stage } from './codes';
import { type Container, openContainer } from './container';
import { ContentCheck, isPrivateFinding, type MakeContentScanner } from './content';
import { checkDataPackage } from './dataPackage';
import { checkItems, ITEMS_CSV } from './items';
import { checkOtherKind } from './otherKinds';
import type { BundleSchemas } from './schemas';
import { checkSignatures } from './signatures';
import type { BundleTable } from './table';
import type { BagInfo, BundleVerdict, ItemInfo, KnownKey, SignatureInfo } from './types';

export interface VerifyOptions {
  readonly schemas: BundleSchemas;
  readonly makeScanner: MakeContentScanner;
  /** The receiver's keys. Without a list a sound signature of an unknown key is only a warning. */
  readonly keys?: readonly KnownKey[];
  /** The receiver's own unit code; without it the recipient is not checked. */
  readonly recipient?: string;
  /** An unsigned bundle is an error (township and county), not a warning (pilot phase). */
  readonly requireSignature?: boolean;
  readonly onStage?: (stage: Stage, done: number, total: number) => void;
  /** Checked between entries and stages; throws what the signal throws. */
  readonly signal?: AbortSignal;
}

/**
 * Checks one file through stages 1–6 (bundle.md § 7) and writes nothing anywhere. Stages 1–4 collect all their problems
 * and stop there on an error; 5 and 6 look at everything. Memory: one file and 64 MiB.
 */
export async function verifyBundle(blob: BlobLike, options: VerifyOptions): Promise<BundleVerdict> {
  return (await verifyAndKeep(blob, options)).verdict;
}

/** The same, and the container when stage 4 was passed, so that a screen can read the items without checking twice. */
export async function verifyAndKeep(
  blob: BlobLike,
  options: VerifyOptions,
): Promise<{ verdict: BundleVerdict; container?: Container; isNewerMinor?: boolean }> {
  const { schemas, signal, onStage } = options;
  const list = new ProblemList();
  let info: BagInfo | undefined;
  let signatures: readonly SignatureInfo[] = [];
  let tagManifestSha256 = '';
  let items: readonly ItemInfo[] = [];
  const enter = (stage: Stage): void => {
    signal?.throwIfAborted();
    onStage?.(stage, 0, 0);
  };
  const settle = (stage: Stage, all: readonly Problem[] = []) => {
    const verdict: BundleVerdict = {
      verdict: list.errors === 0 ? 'pass' : 'fail',
      problems: list.kept,
      truncated: list.truncated,
      stage,
      ...(info ? { info } : {}),
      signatures,
      tagManifestSha256,
      items,
      hasPrivateData: all.some((found) => isPrivateFinding(found.code)),
    };
    return { verdict };
  };

  enter(1);
  const opened = await openContainer(blob, (done, total) => {
    signal?.throwIfAborted();
    onStage?.(1, done, total);
  });
  list.push(...opened.problems);
  const { container } = opened;
  if (!container) return settle(1);

  enter(2);
  const bag = await checkBag(container, options.recipient);
  list.push(...bag.problems);
  ({ tagManifestSha256 } = bag);
  info = bag.info;
  if (list.errors > 0 || !info) return settle(2);

  enter(3);
  const { keys, requireSignature = false } = options;
  const signed = await checkSignatures(container, info, { requireSignature, ...(keys ? { keys } : {}) });
  list.push(...signed.problems);
  ({ signatures } = signed);
  if (list.errors > 0) return settle(3);

  enter(4);
  const described = await checkDataPackage(container, info, schemas, bag.isNewerMinor);
  list.push(...described.problems);
  if (list.errors > 0 || !described.description) return settle(4);

  enter(5);
  const { isNewerMinor } = bag;
  const found: Problem[] = [];
  const content = new ContentCheck(described.description, schemas, options.makeScanner);
  const onTable = (table: BundleTable): void => {
    signal?.throwIfAborted();
    content.table(table);
  };
  if (container.files.has(ITEMS_CSV)) {
    const checked = await checkItems(container, info, schemas, isNewerMinor, onTable);
    found.push(...checked.problems);
    ({ items } = checked);
  }
  found.push(...(await checkOtherKind({ container, info, schemas, isNewerMinor, signatures, onTable })));

  enter(6);
  found.push(...(await content.finish(container, info)));
  items = items.map((item) => ({ ...item, isSound: !found.some((problem) => isErrorOf(problem, item)) }));
  list.push(...found);
  return { ...settle(6, found), container, isNewerMinor };
}

const isErrorOf = (problem: Problem, item: ItemInfo): boolean =>
  problem.severity === 'error' &&
  (problem.at.recordId === item.itemId || (problem.at.path ?? '').startsWith(`data/items/${item.itemId}/`));
