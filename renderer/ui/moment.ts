import { addDays, beijingDay, datePartsOf, dayNumber } from '../../shared/kernel';
import { t } from './text';

const BEIJING_MS = 8 * 3_600_000;
const pad = (value: number): string => String(value).padStart(2, '0');

/** "08:12" in Beijing time. */
export function clockOf(instant: string): string {
  const minutes = Math.floor((Date.parse(instant) + BEIJING_MS) / 60_000);
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`;
}

/** A stored moment as people say it; the year only where it is another one. Empty for a text that is no moment. */
export function describeMoment(instant: string, nowMs: number): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  const day = beijingDay(at);
  const today = beijingDay(nowMs);
  const time = clockOf(instant);
  if (day === today) return t('moment.today', { time });
  if (day === addDays(today, -1)) return t('moment.yesterday', { time });
  const { year, month, day: dayOfMonth } = datePartsOf(day);
  const params = { year, month, day: dayOfMonth, time };
  return year === datePartsOf(today).year ? t('moment.day', params) : t('moment.full', params);
}

/** Calendar days between a stored moment and now, by Beijing days. */
export const daysSince = (instant: string, nowMs: number): number =>
  dayNumber(beijingDay(nowMs)) - dayNumber(beijingDay(Date.parse(instant)));
