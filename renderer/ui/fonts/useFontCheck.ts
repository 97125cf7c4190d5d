import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { PageDocument } from '../../../shared/layout';
import { checkFonts, type FontCheck } from '../../data/pictures';
import { readSettings, saveSettings } from '../../data/settings';

interface CheckedFonts {
  /** null until it is drawn. */
  readonly check: FontCheck | null;
  readonly isTold: boolean;
  readonly tell: () => void;
}

/** Names of what is lacking: another computer, or a face that went missing, is told anew. */
const lackingNames = (check: FontCheck | null): string =>
  [...new Set(check?.faces.filter((face) => !face.isWanted).map((face) => face.wanted))].sort().join(' ');

/** Checks faces and characters after the screen has been drawn; `text` is everything that is to be printed. */
export function useFontCheck(fonts: PageDocument['fonts'], text: string): CheckedFonts {
  const [check, setCheck] = useState<FontCheck | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setCheck(checkFonts(fonts, text)), 0);
    return () => clearTimeout(timer);
  }, [fonts, text]);
  const told = useLiveQuery(async () => (await readSettings()).fontsTold, []);
  const lacking = lackingNames(check);
  return {
    check,
    // Nothing is said before it is known.
    isTold: told === undefined || told === lacking,
    tell: () => void saveSettings({ fontsTold: lacking }),
  };
}
