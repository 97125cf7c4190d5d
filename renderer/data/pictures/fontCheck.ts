import type { FontChoice, FontRole, PageDocument } from '../../../shared/layout';

/** Which faces of the list this computer has, and which characters of a text none of its faces can draw. */
export interface FontCheck {
  readonly faces: readonly {
    readonly role: FontRole;
    readonly wanted: string;
    /** What is used: the wanted one under one of its names, what stands in for it, '' when the engine chooses. */
    readonly found: string;
    readonly isWanted: boolean;
  }[];
  /** Characters that would be printed as a box. */
  readonly missing: readonly string[];
  /** Self-made characters (造字): there is no telling what another computer draws for them. */
  readonly selfMade: readonly string[];
}

const SIZE = 40;
/** Chinese and Latin: two generic families may share their Chinese, never both. */
const SAMPLE = '国永的Wig1';
/** No character and never one: every face draws its box for it. */
const NO_CHARACTER = '\u{2fffe}';

function canvasOf(width: number): OffscreenCanvasRenderingContext2D | null {
  return new OffscreenCanvas(width, SIZE * 2).getContext('2d', { willReadFrequently: true });
}

/** What is drawn for a text, as bytes to compare; undefined where nothing can be drawn. */
function drawn(text: string, family: string): Uint8ClampedArray | undefined {
  const context = canvasOf(SIZE * (Array.from(text).length + 1));
  if (!context) return undefined;
  context.font = `${SIZE}px ${family}`;
  context.textBaseline = 'middle';
  context.fillText(text, SIZE / 2, SIZE);
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height).data;
}

function isSame(a: Uint8ClampedArray | undefined, b: Uint8ClampedArray | undefined): boolean {
  if (!a || !b || a.length !== b.length) return false;
  return a.every((value, index) => value === b[index]);
}

const known = new Map<string, boolean>();

/**
 * Is a face installed? A list of names is not to be trusted, a drawing is: with the face in front, two generic families that
 * differ draw the same.
 */
export function hasFace(name: string): boolean {
  const found = known.get(name);
  if (found !== undefined) return found;
  const inFront = (generic: string): Uint8ClampedArray | undefined => drawn(SAMPLE, `"${name}",${generic}`);
  const differ = !isSame(drawn(SAMPLE, 'serif'), drawn(SAMPLE, 'monospace'));
  const isThere = differ && isSame(inFront('serif'), inFront('monospace'));
  known.set(name, isThere);
  return isThere;
}

const isGeneric = (name: string): boolean => name === 'serif' || name === 'sans-serif';

/** The face of a list that is used on this computer; '' when none of it is there. */
export const faceOf = (choice: FontChoice): string =>
  choice.css.find((name) => !isGeneric(name) && hasFace(name)) ?? '';

/** Everything beyond the 20,902 characters that each Chinese face of the system has, punctuation and Latin. */
function rareCharacters(text: string): string[] {
  const rare = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isUsual = code < 0x2e80 ? code < 0x250 || (code >= 0x2000 && code < 0x2700) : code >= 0x3000 && code < 0x3130;
    if (!isUsual && !(code >= 0x4e00 && code <= 0x9fa5) && !(code >= 0xff00 && code <= 0xffef)) rare.add(character);
  }
  return [...rare];
}

const isSelfMade = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
};
/** Marks and selectors draw nothing by themselves. */
const DRAWS_NOTHING = /^[\p{M}\p{Cc}\p{Cf}\p{Z}]$/u;

function isDrawable(character: string, family: string): boolean {
  const picture = drawn(character, family);
  if (!picture) return true;
  // Only the ink counts: every fourth value is its strength.
  const hasInk = picture.some((value, index) => index % 4 === 3 && value > 0);
  return hasInk && !isSame(picture, drawn(NO_CHARACTER, family));
}

const familyOf = (choice: FontChoice): string =>
  choice.css.map((name) => (isGeneric(name) ? name : `"${name}"`)).join(',');

/** Faces and characters of a document, checked by drawing them. Works in a page and in a worker. */
export function checkFonts(fonts: PageDocument['fonts'], text: string): FontCheck {
  const roles = Object.keys(fonts) as FontRole[];
  const rare = rareCharacters(text);
  const family = familyOf(fonts.body);
  return {
    faces: roles.map((role) => {
      const found = faceOf(fonts[role]);
      const place = fonts[role].css.indexOf(found);
      return { role, wanted: fonts[role].docx, found, isWanted: place >= 0 && place < fonts[role].ownNames };
    }),
    missing: rare.filter((one) => !isSelfMade(one) && !DRAWS_NOTHING.test(one) && !isDrawable(one, family)),
    selfMade: rare.filter(isSelfMade),
  };
}
