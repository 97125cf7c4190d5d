export const DEFAULT_PORT: number;
export function startServer(options?: {
  port?: number;
  root?: string;
}): Promise<{ readonly url: string; readonly port: number; readonly close: () => Promise<void> }>;
export function isOurs(port: number): Promise<boolean>;
