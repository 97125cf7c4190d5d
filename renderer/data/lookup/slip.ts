import { text } from '../../../resources';
import type { LookupAnswer } from '../../../shared/board/lookup';
import { renderLookupSlip } from '../../../shared/formats/html';
import type { LookupPlace, RenderedFile } from '../../../shared/jobs';
import { type CalendarDate, fillText } from '../../../shared/kernel';
import { scanOutput } from '../scanOutput';

/** The sheet of an answer, opened again and scanned like every other output; what is found holds it back. */
export async function renderSlip(answer: LookupAnswer, place: LookupPlace, today: CalendarDate): Promise<RenderedFile> {
  const { village, telephone } = place;
  const html = renderLookupSlip({ village, writtenOn: today, telephone, answer }, text);
  const bytes = new TextEncoder().encode(html);
  const name = `${fillText(text, 'lookup.slip.title', { village })}.html`;
  const findings = await scanOutput(name, bytes, { telephone });
  const isBlocked = findings.some(({ severity }) => severity === 'error');
  return { name, bytes: isBlocked ? new Uint8Array() : bytes, findings };
}
