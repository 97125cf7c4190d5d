/**
 * coverage: what each unit must publish in a year, how far each duty is, and what waits for a person.
 * Owns: cells of units × entries × periods, on-time rates, the fields and matters that must have a live entry, waiting lists.
 * Must never: compute a deadline itself (the rules are handed in), read a clock, hold wording or change a record.
 */
export { cellOf } from './cellOf';
export { type CoverageInput, coverageCells } from './cells';
export { type Duty, dutiesOf, frequencyOf, versionsByCode } from './duties';
export { isInRange, type Matrix, type MatrixCell, matrixOf } from './matrix';
export { coverMatters, decodeMatters, fieldFinder, type Matter, type MatterCoverage } from './matters';
export { type OnTimeRate, onTimeRates, sumOfRates } from './onTime';
export * from './types';
export { WAITING_LISTS, type Waiting, type WaitingListName, type WaitingLists, waitingLists, weekEnd } from './waiting';
