import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import rules from '../../resources/rules/privacy.json';
import { checkDocxActive, checkImageMetadata, checkPdfActive, scanFile } from '../../shared/formats/scan';
import { checkHtmlActive } from '../../shared/privacy';

const FIXTURES = ['planted-libreoffice.pdf', 'planted-chromium.pdf', 'planted-libreoffice.docx', 'planted.xls'];

/** Cut off somewhere, or some bytes changed. */
const damage = fc.record({
  keep: fc.double({ min: 0.01, max: 1, noNaN: true }),
  changes: fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 0, max: 255 })),
    { maxLength: 12 },
  ),
});

function damaged(bytes: Uint8Array, { keep, changes }: { keep: number; changes: [number, number][] }): Uint8Array {
  const copy = bytes.slice(0, Math.ceil(bytes.length * keep));
  for (const [place, value] of changes) copy[Math.floor(place * copy.length)] = value;
  return copy;
}

it.each(FIXTURES)('a damaged %s is a finding or none, never an exception', async (name) => {
  const bytes = new Uint8Array(await readFile(`tests/fixtures/privacy/${name}`));
  await fc.assert(
    fc.asyncProperty(damage, async (harm) => {
      const broken = damaged(bytes, harm);
      expect(Array.isArray(await scanFile(broken, name, { rules }))).toBe(true);
      expect(Array.isArray(checkPdfActive(broken))).toBe(true);
      expect(Array.isArray(checkDocxActive(broken))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

it('random bytes and random markup neither', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('a.csv', 'a.html', 'a.json', 'a.bin'),
      async (bytes, name) => {
        expect(Array.isArray(await scanFile(bytes, name, { rules }))).toBe(true);
        expect(Array.isArray(checkImageMetadata(Uint8Array.from([0xff, 0xd8, 0xff, ...bytes])))).toBe(true);
      },
    ),
  );
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    'p',
    ' ',
    '<!--',
    '-->',
    '<style>',
    '</',
    '&#x0;',
    '&#',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(Array.isArray(checkHtmlActive(pieces.join('')))).toBe(true);
    }),
  );
});
