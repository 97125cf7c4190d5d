import { checkDocxActive, checkImageMetadata, checkPdfActive, scanFile } from '../formats/scan';
import { type ActiveFinding, checkHtmlActive, createDetector, type PrivacyRules } from '../privacy';
import type { ContentFinding, MakeContentScanner } from './content';
import { extensionOf } from './fileTypes';
import { decodeUtf8 } from './strictText';

/** The scanner of stage 6 out of the one detector and the format scanners, under the given privacy tables. */
export function createContentScanner(rules: PrivacyRules): MakeContentScanner {
  return ({ publicContacts, publicNumbers }) => {
    const options = { rules, publicContacts, publicNumbers };
    const detector = createDetector(options);
    return {
      text: (text, place) => detector.find(text, place).map(({ code, masked }) => ({ code, masked })),
      async file(bytes, path) {
        const found: ContentFinding[] = checkActive(bytes, path).map(({ code, what, line }) => ({
          code,
          part: what,
          ...(line === undefined ? {} : { line }),
        }));
        for (const { code, part, row, masked } of await scanFile(bytes, path, options)) {
          const known = code === 'scan.unreadable' ? unreadableCode(path) : code;
          // The scan and the check for active content both say that a PDF or picture needs a look.
          if (known === undefined || (masked === '' && found.some((other) => other.code === known))) continue;
          found.push({ code: known, part, masked, ...(row === null ? {} : { line: row }) });
        }
        return found;
      },
    };
  };
}

function checkActive(bytes: Uint8Array, path: string): readonly ActiveFinding[] {
  switch (extensionOf(path)) {
    case 'html': {
      const text = decodeUtf8(bytes);
      return text === undefined ? [{ code: 'html.parse', severity: 'error', what: 'UTF-8' }] : checkHtmlActive(text);
    }
    case 'docx':
      return checkDocxActive(bytes);
    case 'pdf':
      return checkPdfActive(bytes);
    case 'jpg':
    case 'png':
      return checkImageMetadata(bytes);
    default:
      return [];
  }
}

const unreadableCode = (path: string): string | undefined =>
  ({ docx: 'docx.invalid', pdf: 'pdf.unscanned', html: 'html.parse' })[extensionOf(path)];
