import path from 'node:path';
import { payoutRules } from '../../resources/tables';
import { openTableFile, ReadFailure } from '../../shared/formats/sheet';
import { beijingDay, fault, ok, type Result } from '../../shared/kernel';
import { type CheckReport, createBatchState, type PayoutRow } from '../../shared/payout';
import { checkTable } from '../../shared/pipeline/checkTable';
import type { CliIo } from '../command';
import { fileSource } from '../io/files';

/** Imported rows of one or more sheets, by village in the order in which they come. Private: never printed. */
export interface ReadRows {
  readonly reports: readonly CheckReport[];
  readonly villages: ReadonlyMap<string, readonly PayoutRow[]>;
}

/** Reads and checks files as one batch. A file that cannot be read as a whole refuses all of them. */
export async function readPayoutRows(
  files: readonly string[],
  options: { readonly villages?: readonly string[]; readonly today?: number; readonly sheetName?: string },
  io: CliIo,
): Promise<Result<ReadRows>> {
  const batch = createBatchState();
  const villages = new Map<string, PayoutRow[]>();
  const reports: CheckReport[] = [];
  for (const file of files) {
    const name = path.basename(file);
    try {
      const opened = await openTableFile(await fileSource(path.resolve(io.cwd, file)));
      if (!opened.ok) return fault(opened.fault, { file: name, ...opened.params });
      const checked = await checkTable(opened.value, {
        rules: payoutRules,
        batch,
        context: {
          today: beijingDay(options.today ?? io.now()),
          ...(options.villages ? { villages: options.villages } : {}),
        },
        ...(options.sheetName === undefined ? {} : { sheetName: options.sheetName }),
        onRows: ({ rows }) => {
          for (const { record, imported } of rows) {
            if (!record || !imported) continue;
            const known = villages.get(record.village);
            if (known) known.push(record);
            else villages.set(record.village, [record]);
          }
        },
      });
      if (!checked.ok) return fault(checked.fault, { file: name, ...checked.params });
      reports.push(checked.value);
    } catch (error) {
      if (error instanceof ReadFailure) return fault(error.fault, { file: name, ...error.params });
      throw error;
    }
  }
  return ok({ reports, villages });
}
