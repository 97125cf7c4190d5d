import { useLiveQuery } from 'dexie-react-hooks';
import { createContext, useContext } from 'react';
import { type AppInfo, DEFAULT_SETTINGS, type HostSettings } from '../../shared/host';
import type { UnitRecord } from '../../shared/records';
import { DEFAULT_SETTINGS as DESK_DEFAULTS, type DeskSettings, readSettings } from '../data/settings';
import { listUnits } from '../data/units';
import { t } from '../ui/text';

/** What the start found out once. */
export interface Session {
  readonly info: AppInfo;
  readonly limits: HostSettings;
}

export const SessionContext = createContext<Session>({
  info: {
    version: '',
    shell: 'browser',
    platform: 'browser',
    engine: '',
    portable: false,
    capabilities: {
      pdf: false,
      print: false,
      folder: false,
      freeSpace: false,
      chooseTarget: false,
      keyStore: 'browser',
      backupFolder: false,
    },
  },
  limits: DEFAULT_SETTINGS,
});

export const useSession = (): Session => useContext(SessionContext);

export interface Units {
  /** False until the store answered. */
  readonly ready: boolean;
  readonly self: UnitRecord | undefined;
  readonly all: readonly UnitRecord[];
  readonly villages: readonly UnitRecord[];
}

export function useUnits(): Units {
  const all = useLiveQuery(listUnits, []);
  const units = all ?? [];
  return {
    ready: all !== undefined,
    self: units.find((unit) => unit.isSelf),
    all: units,
    villages: units.filter((unit) => unit.level === 'village'),
  };
}

/** The settings of this installation, live. */
export const useSettings = (): DeskSettings => useLiveQuery(readSettings, []) ?? DESK_DEFAULTS;

/** The name that stands in the trail; the unit's name where nobody gave one. */
export function useOperator(): string {
  const { self } = useUnits();
  const { operatorName } = useSettings();
  return operatorName || self?.name || t('app.operator.unnamed');
}
