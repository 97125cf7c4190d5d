import { useState } from 'react';
import type { LookupAnswer } from '../../../../shared/board/lookup';
import { host } from '../../../host';
import { runJob } from '../../../workers/client';

export interface Slip {
  readonly isPrinting: boolean;
  /** Text key of what came of it, '' before. */
  readonly said: '' | 'lookup.desk.printed' | 'lookup.desk.notPrinted';
  print(answer: LookupAnswer): Promise<void>;
}

/** Prints the sheet of an answer. The worker made it, opened it again and scanned it; what it holds back is not printed. */
export function useSlip(): Slip {
  const [isPrinting, setPrinting] = useState(false);
  const [said, setSaid] = useState<Slip['said']>('');
  const print = async (answer: LookupAnswer): Promise<void> => {
    setSaid('');
    setPrinting(true);
    setSaid((await printed(answer)) ? 'lookup.desk.printed' : 'lookup.desk.notPrinted');
    setPrinting(false);
  };
  return { isPrinting, said, print };
}

async function printed(answer: LookupAnswer): Promise<boolean> {
  const slip = await runJob('lookup.slip', { answer });
  if (!slip.ok || slip.value.bytes.length === 0) return false;
  const html = new TextDecoder().decode(slip.value.bytes);
  return (await host()['print.html']({ html, paper: 'A4', landscape: false })).ok;
}
