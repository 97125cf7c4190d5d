import type { BundleView } from '../../../shared/jobs';

/** What was found out about packages in this session: a refused one keeps no content that could be opened again. */
const views = new Map<string, BundleView>();

export const rememberView = (view: BundleView): void => {
  views.set(view.bundle.id, view);
};
export const rememberedView = (bundleId: string): BundleView | undefined => views.get(bundleId);
