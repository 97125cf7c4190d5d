import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo } from 'react';
import { TypeScaleContext } from '../ui/useTypeScale';
import { themeFor } from './theme';

const LARGE_PERCENT = 150;
const KEPT = 'gongkai.largeType';

/** Settings are sealed: while the desk is locked only this hint says how large the type is. */
const keptLargeType = (): boolean => localStorage.getItem(KEPT) === '1';

interface Props {
  /** Absent while the settings cannot be read: as it was last. */
  readonly largeType?: boolean;
  /** Where layers open; absent: over everything. */
  readonly layers?: HTMLElement;
  readonly children: ReactNode;
}

/** Language, theme and size of type around everything that is shown. */
export function Looks({ largeType, layers, children }: Props) {
  const isLarge = largeType ?? keptLargeType();
  const scale = isLarge ? LARGE_PERCENT : 100;
  const theme = useMemo(() => themeFor(scale), [scale]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${(16 * scale) / 100}px`;
    if (largeType !== undefined) localStorage.setItem(KEPT, largeType ? '1' : '0');
  }, [scale, largeType]);
  return (
    <TypeScaleContext value={scale}>
      <ConfigProvider
        locale={zhCN}
        theme={theme}
        button={{ autoInsertSpace: false }}
        {...(layers ? { getPopupContainer: () => layers } : {})}
      >
        <AntApp message={{ maxCount: 2 }} className="app-root">
          {children}
        </AntApp>
      </ConfigProvider>
    </TypeScaleContext>
  );
}
