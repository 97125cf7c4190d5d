import { type Decoded, decode } from '../../kernel';

const monthDay = decode.string({ pattern: /^\d{2}-\d{2}$/ });

/** resources/rules/rollup.json: the row of R-V13. */
export const decodeRollupDuty = decode.object({
  rule: decode.string({ max: 20 }),
  catalogCode: decode.string({ max: 40 }),
  /** Month and day of the year itself. */
  remindFrom: monthDay,
  due: monthDay,
  source: decode.string({ max: 200 }),
  mark: decode.oneOf(['V', 'C', 'M'] as const),
});
export type RollupDuty = Decoded<typeof decodeRollupDuty>;
