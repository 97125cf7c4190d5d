/**
 * ledger: what hangs on the boards, seen through what the sources say and what happened at the board.
 * Owns: states and earliest days of hanging things, objections, the drawing of a board, guesses for photographs, archive boxes.
 * Takes sources, board lines, boards, rules and the day as arguments.
 * Must never: store anything, read a clock, hold wording, or shorten a posting below the rule in force.
 */
export * from './arrange';
export * from './boxes';
export * from './ended';
export * from './guess';
export * from './hangings';
export * from './objections';
export * from './shot';
export * from './things';
export * from './todo';
export * from './types';
