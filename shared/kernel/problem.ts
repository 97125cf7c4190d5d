import type { Params } from './result';

/** repair, warn, reject: rows of a payout sheet. error, warning: bundles, files and documents. */
export type Severity = 'repair' | 'warn' | 'reject' | 'error' | 'warning';

/** Where a problem is, as the clerk sees it: rows, columns and lines are 1-based. */
export interface Place {
  readonly file?: string;
  readonly path?: string;
  readonly part?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
  readonly line?: number;
  readonly field?: string;
  readonly recordId?: string;
}

/** Bad data is data: a plain object that crosses workers, IPC and bundles unchanged. `params` are masked already. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly params: Params;
}

export const problem = (code: string, severity: Severity, at: Place = {}, params: Params = {}): Problem => ({
  code,
  severity,
  at,
  params,
});
