export type DistTarget = 'linux-dir' | 'linux-deb' | 'linux-deb-arm64' | 'win-dir' | 'win-zip' | 'win-nsis';
export function pack(
  name: DistTarget,
  options?: { release?: boolean; output?: string; version?: string },
): Promise<string[]>;
