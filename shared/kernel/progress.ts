/** How far a long job is. `total` is 0 while it is not known. Units are the stage's own (bytes, rows, pages). */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export type OnProgress = (progress: Progress) => void;
