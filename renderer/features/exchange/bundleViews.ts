import type { BundleView } from '../../../shared/jobs';
import { watched } from '../../ui/watched';

/** What was found out about packages in this session: a refused one keeps no content that could be opened again. */
const views = watched<ReadonlyMap<string, BundleView>>(new Map());

export const rememberView = (view: BundleView): void => views.set(new Map(views.get()).set(view.bundle.id, view));

export const useRememberedView = (bundleId: string): BundleView | null => views.use().get(bundleId) ?? null;
