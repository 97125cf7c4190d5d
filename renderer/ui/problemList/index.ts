/**
 * problemList: what is wrong, grouped, so that the same sentence is never read a thousand times.
 * Owns: grouping on the screen, opening to single rows, keys (arrows, Enter, F7), focus.
 * Must never: know a code, build a sentence or change data; the owner hands over groups, sentences and buttons.
 * Its words are resources/text/zh-CN/grid.json.
 */
export { ProblemList } from './ProblemList';
export { stepProblem } from './problemItems';
export type { ProblemGroup, ProblemListProps } from './types';
