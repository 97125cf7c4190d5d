import { describe, expect, it } from 'vitest';
import { calendarReport } from '../../../../../renderer/features/board/calendar/calendarReport';
import { shippedCatalog } from '../../../../../resources/catalogTables';
import { dueRules, postingRules } from '../../../../../resources/tables';
import type { CalendarVillage } from '../../../../../shared/board/dutyCalendar';
import type { ReportRow } from '../../../../../shared/layout';
import { dueDatesOf } from '../../../../../shared/rules';
import { shippedCalendar } from '../../../../support/workCalendars';

const tables = { entries: shippedCatalog('village'), calendar: shippedCalendar, postingRules };
const village = (name: string, monthlyFinance = false): CalendarVillage => ({
  unitCode: name,
  name,
  monthlyFinance,
  dueDates: dueDatesOf(dueRules),
});
const sheet = (villages: readonly CalendarVillage[]) =>
  calendarReport({ year: 2026, paper: 'A3', villages, unitName: '样本镇' }, tables);
const texts = ({ cells }: ReportRow): string[] => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text));

describe('the wall sheet of a year', () => {
  it('[R-V02] [R-V03] [R-V04] tells for each day the period, the matters, the reason, and until when it hangs', () => {
    const { title, rows, paper } = sheet([village('东坝村')]);
    expect([title, paper]).toEqual(['东坝村2026年村务公开日历', 'A3']);
    const april = rows.map(texts).find(([month]) => month === '4月') ?? [];
    expect(april.slice(1, 3)).toEqual(['4月15日 周三', '2026年第1季度']);
    expect(april[3]).toContain('财务：村级财务收支情况（逐项逐笔）、债权债务情况');
    expect(april.slice(4)).toEqual(['按季：下季首月15日前', '4月30日']);
  });

  it('[R-V03] a long list that comes again names the day on which it stands', () => {
    const july =
      sheet([village('东坝村')])
        .rows.map(texts)
        .find(([month]) => month === '7月') ?? [];
    expect(july[3]).toMatch(/^与 4月15日 所列的相同，共 \d+ 项$/);
  });

  it('[R-V03] what happens at any time stands apart, with its days and how long it hangs', () => {
    const rows = sheet([village('东坝村')]).rows.map(texts);
    const at = rows.findIndex(([month]) => month === '随时');
    expect(rows[at]?.[1]).toBe('事项发生（形成）后10日内');
    expect(rows.slice(at).some((cells) => cells.join().includes('征地预公告') && cells.at(-1) === '张贴后30日')).toBe(
      true,
    );
  });

  it('[R-V02] finance stands each month where the village tells it so, and the sheet says so', () => {
    const rows = sheet([village('西坝村', true)]).rows.map(texts);
    const months = new Set(rows.map(([first]) => first).filter((first) => /^\d+月$/.test(first ?? '')));
    expect(months.size).toBe(12);
    expect(rows.at(-1)?.[0]).toContain('本村财务按月公布');
  });

  it('[R-V11] every village of a township begins a sheet of its own under its name', () => {
    const { title, rows } = sheet([village('东坝村'), village('西坝村', true)]);
    expect(title).toBe('样本镇2026年村务公开日历');
    expect(rows.flatMap(({ sheetTitle }) => sheetTitle ?? [])).toEqual([
      '东坝村2026年村务公开日历',
      '西坝村2026年村务公开日历',
    ]);
  });
});
