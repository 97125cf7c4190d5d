import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withDigit } from '../../../../../renderer/features/lookup/desk/DigitBoxes';
import { watchQuiet } from '../../../../../renderer/features/lookup/desk/useQuiet';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('[R-V05] the desk clears itself after a minute without a key, and only then', () => {
  const target = new EventTarget();
  const cleared = vi.fn();
  const end = watchQuiet(target, 60, cleared);
  vi.advanceTimersByTime(59_000);
  target.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(59_999);
  expect(cleared).not.toHaveBeenCalled();
  // A hand that only moves the mouse types nothing.
  target.dispatchEvent(new Event('pointermove'));
  vi.advanceTimersByTime(1);
  expect(cleared).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(cleared).toHaveBeenCalledTimes(2);
  end();
  vi.advanceTimersByTime(600_000);
  expect(cleared).toHaveBeenCalledTimes(2);
});

it.each([
  ['', '1', '1'],
  ['12', '３', '123'],
  ['123', 'x', '123X'],
  ['123', 'Ｘ', '123X'],
  ['12', 'X', '12'],
  ['1234', '5', '1234'],
  ['12', '赵', '12'],
  ['12', ' ', '12'],
])('[R-V05] %j and the key %j make %j', (before, key, after) => {
  expect(withDigit(before, key)).toBe(after);
});
