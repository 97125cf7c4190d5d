/**
 * units: villages, townships, counties and their codes.
 * Owns: the form of division codes and who stands above whom.
 * Must never: read the store, hold names of places, or decide who is trusted.
 */
export * from './divisionCode';
