/**
 * records: every stored shape with its decoder and its version.
 * Owns: the names and limits of what lies in the store.
 * Must never: read or write storage, compute a rule, or hold wording.
 */
export * from './absence';
export * from './archive';
export * from './attachment';
export * from './base';
export * from './batch';
export * from './board';
export * from './catalog';
export * from './consultation';
export * from './difference';
export * from './disclosure';
export * from './exchange';
export * from './holidayYear';
export * from './line';
export * from './lookupDay';
export * from './notice';
export * from './officialDocument';
export * from './personList';
export * from './postingTrace';
export * from './publicPayoutRow';
export * from './publicPersonRow';
export * from './review';
export * from './timeLimit';
export * from './unit';
export * from './villageFinance';
