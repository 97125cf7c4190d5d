import { text } from '../../resources';
import { describeProblem, fillText, type Params, type Problem } from '../../shared/kernel';

/** The sentence of a key; every visible word comes through here. */
export const t = (key: string, params?: Params): string => fillText(text, key, params);

/** True when the table has a sentence for this code. */
export const hasText = (key: string): boolean => Object.hasOwn(text, key);

export const describe = (problem: Problem): string => describeProblem(text, problem);

/** What a fault says to a person. A code without a sentence still says what to do next. */
export const faultText = (code: string, params: Params = {}): string =>
  hasText(code) ? t(code, params) : t('app.fault.unknown');
