const OPENING = /[〔【〖《〈「『[{]/g;
const CLOSING = /[〕】〗》〉」』\]}]/g;

/**
 * What a text and a search for it have in common: full-width letters and figures, blanks, letter case and the kind of a bracket
 * make no difference (样政发〔２０２６〕３号 is found by 样政发[2026]3号).
 */
export const foldText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replace(OPENING, '(').replace(CLOSING, ')');

/** The words of a search, all of which must be found. */
export const wordsOf = (query: string): readonly string[] =>
  query
    .normalize('NFKC')
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '');
