/** Anything shorter is no citation (the same bound as the masking module). */
const SHORTEST = 4;

export const hasBasis = (legalBasis: string): boolean => legalBasis.trim().length >= SHORTEST;
