type Part = 'renderer' | 'electron' | 'cli';
export const ROOT: string;
export function isFresh(name: Part): boolean;
export function build(names?: Part[], options?: { onStart?: (stale: Part[]) => void }): Promise<Part[]>;
