export interface KillResult {
  readonly kills: number;
  readonly acknowledged: number;
  readonly inFlight: number;
  readonly lost: readonly string[];
  readonly halfApplied: readonly string[];
}
export function realKills(options: {
  readonly kills: number;
  readonly seed: number;
  readonly log?: (line: string) => void;
}): Promise<KillResult>;
