import type { ReactNode } from 'react';
import type { TableRead } from '../../../../../shared/jobs';
import { formatCount, type Problem } from '../../../../../shared/kernel';
import { MappingScreen, type SheetMapping } from '../../../../ui/mapping';
import { t } from '../../../../ui/text';
import type { Task } from '../../../../ui/useTask';

interface Read {
  readonly rows: number;
  readonly lines: readonly unknown[];
  readonly problems: readonly Problem[];
}

interface Props<F extends string> {
  readonly title: string;
  readonly table: TableRead;
  readonly mapping: SheetMapping<F, Read>;
  readonly fields: readonly F[];
  readonly fieldName: (field: F) => string;
  /** Wider than the others. */
  readonly wide: F;
  readonly task: Task;
  readonly children?: ReactNode;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** A sheet of lines of the village's books, in the words of the books. */
export function LinesImport<F extends string>({ wide, ...props }: Props<F>) {
  const { rows, lines } = props.mapping.read;
  return (
    <MappingScreen
      {...props}
      lead={t('finance.import.lead')}
      widthOf={(field) => (field === wide ? 220 : 110)}
      groupKey={(code) => `finance.group.${code}`}
      counts={t('finance.import.counts', {
        rows: formatCount(rows),
        taken: formatCount(lines.length),
        left: formatCount(rows - lines.length),
      })}
      takeText={t('finance.take', { n: formatCount(lines.length) })}
      canTake={lines.length > 0}
    />
  );
}
