import type { ElectronApplication, Page } from '@playwright/test';

export const ROOT: string;
export function openFaultServer(): Promise<{ readonly url: string; readonly close: () => Promise<void> }>;
export function newProfile(parent?: string): string;
export function removeProfile(folder: string): void;
export function openShell(
  profile: string,
  url: string,
): Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
export function killShell(app: ElectronApplication): Promise<void>;
