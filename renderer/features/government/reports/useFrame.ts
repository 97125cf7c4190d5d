import { useMemo } from 'react';
import { useUnits } from '../../../app/session';
import { todayHere } from '../../../data/documents';
import type { ReportFrame } from './ledgerReports';

/** Whose report it is and of which day. */
export function useFrame(): ReportFrame {
  const { self, all } = useUnits();
  const today = todayHere();
  return useMemo(
    () => ({
      unitName: self?.name ?? '',
      nameOf: (unitCode) => all.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode,
      today,
    }),
    [self, all, today],
  );
}
