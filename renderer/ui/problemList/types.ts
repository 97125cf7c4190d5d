import type { ReactNode } from 'react';
import type { Severity } from '../../../shared/kernel';

/** Problems of one kind. The same sentence stands once, with its count. */
export interface ProblemGroup<P> {
  /** The code of the problems; unique in the list. */
  readonly key: string;
  readonly severity: Severity;
  /** One sentence for all of them; left out, the first problem's own sentence stands for the group. */
  readonly title?: string;
  readonly problems: readonly P[];
  /** When there are more than the owner hands over. */
  readonly count?: number;
  /** Buttons such as 按“无证件号”收入这 6 行. */
  readonly actions?: ReactNode;
}

export interface ProblemListProps<P> {
  readonly groups: readonly ProblemGroup<P>[];
  /** Spoken name of the list. */
  readonly label: string;
  readonly describe: (problem: P) => string;
  readonly keyOf: (problem: P) => string;
  /** The problem that is shown in the grid just now. */
  readonly currentKey?: string | null;
  /** `keepFocus`: the user works through the list by keyboard, so the focus must stay in it. */
  readonly onGo: (problem: P, how: { readonly keepFocus: boolean }) => void;
  /** F7 and Shift+F7 go to the next and the last problem from anywhere on the screen; false leaves the keys alone. */
  readonly hotkeys?: boolean;
  readonly empty?: ReactNode;
}
