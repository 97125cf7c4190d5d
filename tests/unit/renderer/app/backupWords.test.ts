import { describe, expect, it } from 'vitest';
import { describeBackups } from '../../../../renderer/app/backupWords';
import { isIdle } from '../../../../renderer/app/useIdleLock';
import type { BackupState } from '../../../../shared/hostStore';

const NOW = Date.parse('2026-11-28T02:00:00Z');
const DAY = 86_400_000;
const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

const state = (change: Partial<BackupState>, backupDays: readonly number[] = []): BackupState => ({
  folder: 'E:\\bak',
  isReachable: true,
  missingSince: '',
  backups: backupDays.map((days) => ({
    name: `b${days}.gkb`,
    reason: 'daily',
    bytes: 1,
    verifiedAt: daysAgo(days),
    snapshot: {
      name: 's',
      storeId: 'a',
      seq: 1,
      hash: '',
      chunks: 1,
      bytes: 1,
      createdAt: daysAgo(days),
      digest: '',
    },
  })),
  ...change,
});

describe('the state of the backups in words', () => {
  it('is quiet while the last one is of this week', () => {
    expect(describeBackups(state({}, [0, 1]), NOW, true)).toEqual({
      short: '备份 今天 10:00',
      isFine: true,
      reminder: '',
    });
    expect(describeBackups(state({}, [6]), NOW, true)).toMatchObject({ isFine: true, reminder: '' });
  });

  it('reminds after seven days without one, and of a folder that has been away as long', () => {
    expect(describeBackups(state({}, [9]), NOW, true)).toEqual({
      short: '备份 已 9 天未做',
      isFine: false,
      reminder: '已经 9 天没有备份了。请现在做一次。',
    });
    const away = describeBackups(state({ isReachable: false, missingSince: daysAgo(8) }, [8]), NOW, true);
    expect(away.short).toBe('备份盘不在');
    expect(away.reminder).toContain('已经 8 天找不到了');
    expect(describeBackups(state({ isReachable: false, missingSince: daysAgo(2) }, [2]), NOW, true)).toEqual({
      short: '备份盘不在',
      isFine: false,
      reminder: '',
    });
  });

  it('says when none is set up or made yet, and asks a browser for nothing it cannot do', () => {
    expect(describeBackups(state({ folder: '' }), NOW, true).short).toBe('未设置备份');
    expect(describeBackups(state({}), NOW, true).short).toBe('还没有备份');
    expect(describeBackups(state({ folder: '' }), NOW, false)).toMatchObject({ isFine: true, reminder: '' });
  });
});

describe('what happens by itself', () => {
  it('locks after the minutes of the settings, never with 0', () => {
    expect(isIdle(NOW, NOW + 15 * 60_000, 15)).toBe(true);
    expect(isIdle(NOW, NOW + 15 * 60_000 - 1, 15)).toBe(false);
    expect(isIdle(NOW, NOW + DAY, 0)).toBe(false);
    expect(isIdle(NOW, NOW - DAY, 15)).toBe(false);
  });
});
