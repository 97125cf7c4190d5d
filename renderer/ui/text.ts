import { text } from '../../resources';
import { describeBundleProblem } from '../../shared/bundle/describe';
import { daysInWords, describeProblem, fillText, type Params, type Problem } from '../../shared/kernel';

/** The sentence of a key; every visible word comes through here. */
export const t = (key: string, params?: Params): string => fillText(text, key, params);

/** True when the table has a sentence for this code. */
export const hasText = (key: string): boolean => Object.hasOwn(text, key);

/** Codes of a container know their cause (a folder zipped again, backslashes …); all others are described by their code alone. */
export const describe = (problem: Problem): string =>
  /^(zip|bag)\./.test(problem.code) ? describeBundleProblem(text, problem) : describeProblem(text, problem);

/** What a fault says to a person. A code without a sentence still says what to do next. */
export const faultText = (code: string, params: Params = {}): string =>
  hasText(code) ? t(code, { name: t('host.thisFile'), ...daysInWords(params) }) : t('app.fault.unknown');
