import { type Problem, problem } from '../../kernel';
import { type Detector, maskName, type PrivacyRules } from '../../privacy';
import type { ConsultationEntry } from './entry';
import { filledHeads } from './outcome';

/** A single character stands in too many words to be somebody's name. */
const SHORTEST_NAME = 2;

/** Names that are kept inside, the longest first: 欧阳明 before 欧阳. */
export function keptNames({ body }: ConsultationEntry): readonly string[] {
  const names = new Set(body.opinions.map(({ from }) => from.trim()).filter((name) => name.length >= SHORTEST_NAME));
  return [...names].sort((a, b) => b.length - a.length);
}

/** A text as it may be shown outside: the names that are kept inside as 张**. Numbers are the detector's matter. */
export const withoutNames = (text: string, names: readonly string[], rules: PrivacyRules): string =>
  names.reduce((rest, name) => rest.replaceAll(name, maskName(name, rules)), text);

interface PublicPart {
  readonly field: string;
  /** Name of a head; '' elsewhere. */
  readonly head: string;
  readonly text: string;
}

/** Every text that a notice of this consultation prints. */
function publicParts({ line, body }: ConsultationEntry): PublicPart[] {
  const plain = (field: string, text: string): PublicPart => ({ field, head: '', text });
  return [
    plain('title', line.title),
    plain('background', body.background),
    plain('draftText', body.draftText),
    plain('shortReason', body.shortReason),
    plain('overall', body.overall),
    ...filledHeads(body).flatMap(({ head }) => [
      { field: 'head', head: head.title, text: head.title },
      { field: 'reason', head: head.title, text: head.reason },
    ]),
  ];
}

/** R-G01: no names of persons leave, nor their numbers. What only needs a look is a warning, as everywhere. */
export function checkPublicText(entry: ConsultationEntry, detector: Detector, rules: PrivacyRules): Problem[] {
  const names = keptNames(entry);
  return publicParts(entry).flatMap(({ field, head, text }) => {
    const at = { recordId: entry.line.id, field };
    const shownHead = withoutNames(head, names, rules);
    return [
      ...names
        .filter((name) => text.includes(name))
        .map((name) =>
          problem('consultation.act.nameInText', 'error', at, { name: maskName(name, rules), head: shownHead }),
        ),
      ...detector.find(text).map(({ code, masked }) =>
        problem('consultation.act.numberInText', code === 'pii.maybe' ? 'warning' : 'error', at, {
          masked,
          head: shownHead,
        }),
      ),
    ];
  });
}
