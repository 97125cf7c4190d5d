import type { MovedAct } from '../../../shared/jobs';
import { describeMoment } from '../../ui/moment';
import { hasText, t } from '../../ui/text';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const inWords = (value: string | number): string | number =>
  typeof value === 'string' && INSTANT.test(value) ? describeMoment(value, Date.now()) : value;

/** What was done, in one sentence. An undo names the act that was taken back. */
export function describeAct({ command, params }: MovedAct): string {
  const said = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(value)]));
  const inner = typeof params.command === 'string' ? `command.${params.command}` : '';
  const what = hasText(inner) ? t(inner, said) : '';
  return hasText(command) ? t(command, { ...said, what }) : t('command.other');
}
