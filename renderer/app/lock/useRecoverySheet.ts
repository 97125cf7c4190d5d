import { text } from '../../../resources';
import { renderRecoverySheet } from '../../../shared/formats/html';
import { beijingDay, ok } from '../../../shared/kernel';
import { host } from '../../host';
import { t } from '../../ui/text';
import { type Task, useTask } from '../../ui/useTask';
import { useUnits } from '../session';
import { useShellInfo, useStoreOpened } from '../shellState';

export interface SheetActs {
  readonly task: Task;
  readonly canPrint: boolean;
  readonly canSavePdf: boolean;
  print(): void;
  /** True once it is saved. */
  savePdf(): Promise<boolean>;
}

const PAPER = { paper: 'A4', landscape: false } as const;

/** Prints the sheet, or makes a PDF of it; the page is built in memory and lies nowhere unless the person saves it. */
export function useRecoverySheet(code: string): SheetActs {
  const task = useTask();
  const { self } = useUnits();
  const storeId = useStoreOpened()?.storeId ?? '';
  const able = useShellInfo()?.capabilities;
  const page = (): string =>
    renderRecoverySheet({ code, unitName: self?.name ?? '', storeId, writtenOn: beijingDay(Date.now()) }, text);
  return {
    task,
    canPrint: able?.print ?? false,
    canSavePdf: able?.pdf ?? false,
    print: () => void task.run('app.task.print', () => host()['print.html']({ html: page(), ...PAPER })),
    savePdf: async () => {
      const saved = await task.run('app.task.save', async () => {
        const pdf = await host()['print.toPdf']({ html: page(), ...PAPER });
        if (!pdf.ok) return pdf;
        const kinds = [{ label: 'PDF', extensions: ['pdf'] }];
        const done = await host()['file.save']({ suggestedName: `${t('sheet.pdfName')}.pdf`, bytes: pdf.value, kinds });
        return done.ok ? ok(true) : done;
      });
      return saved === true;
    },
  };
}
