import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import type { UnitRecord } from '../../../shared/records';
import { startLookup } from '../../app/lookupMode';
import { useSettings, useUnits } from '../../app/session';
import { refreshVault, useVault } from '../../app/shellState';
import { askForPassphrase } from '../../app/vaultSession';
import { today } from '../../data/disclosures';
import { type DeskList, listsOf } from '../../data/lookup/lists';
import { type Task, useTask } from '../../ui/useTask';

export interface Start {
  readonly villages: readonly UnitRecord[];
  /** '' while there is none to choose. */
  readonly unitCode: string;
  /** Confirmed lists of the village; undefined while they are being read. */
  readonly lists: readonly DeskList[] | undefined;
  readonly needsPassphrase: boolean;
  readonly task: Task;
  choose(unitCode: string): void;
  setPassphrase(): Promise<void>;
  begin(): Promise<void>;
}

/** Which village the desk is for, what may be asked there, and whether it can be locked. */
export function useStart(): Start {
  const { villages: all, self } = useUnits();
  const villages = useMemo(() => [...all].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1)), [all]);
  const { supervisionTelephone } = useSettings();
  const vault = useVault();
  const task = useTask();
  const [chosen, setChosen] = useState('');
  const own = villages.find(({ isSelf }) => isSelf) ?? (villages.length === 1 ? villages[0] : undefined);
  const unit = villages.find(({ unitCode }) => unitCode === chosen) ?? own;
  const unitCode = unit?.unitCode ?? '';
  const lists = useLiveQuery(() => (unitCode === '' ? [] : listsOf(unitCode, today())), [unitCode, self]);
  return {
    villages,
    unitCode,
    lists,
    needsPassphrase: vault !== null && vault.protection !== 'passphrase',
    task,
    choose: setChosen,
    setPassphrase: async () => {
      await askForPassphrase();
      await refreshVault();
    },
    begin: async () => {
      if (!unit) return;
      const place = { unitCode, village: unit.name, telephone: supervisionTelephone };
      await task.run('lookup.start.running', (options) => startLookup(place, options));
    },
  };
}
