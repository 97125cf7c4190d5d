/** Pack and verify a submission beside deflate + SHA-256 of the same bytes. */
import { nodeRun } from '../measure/nodeRun.mjs';
import { figure } from '../measure/statistics.mjs';

export function benchBundle({ rows, runs, log }) {
  log(`bundle, ${rows} rows`);
  const { floor, pack, verify, payloadMb, zipMb } = nodeRun('bundleRun', rows, runs);
  const beside = { floors: floor, floorName: 'deflate + SHA-256', wanted: { of: 'ratio', max: 2 } };
  return [
    figure({
      name: 'deflate + SHA-256 of a bundle',
      rows,
      unit: 'ms',
      values: floor,
      note: `${payloadMb.toFixed(0)} MB in ${zipMb.toFixed(0)} MB, CSV, HTML and DOCX of ${rows > 500_000 ? '2,000' : '1,000'} rows a village`,
    }),
    figure({ name: 'bundle pack', rows, unit: 'ms', values: pack, ...beside }),
    figure({ name: 'bundle verify', rows, unit: 'ms', values: verify, ...beside }),
  ];
}
