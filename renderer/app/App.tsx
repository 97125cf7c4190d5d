import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { setOperator } from '../data/source';
import { TypeScaleContext } from '../ui/useTypeScale';
import { Frame } from './Frame';
import { type Session, SessionContext, useSettings } from './session';
import { themeFor } from './theme';

const LARGE_PERCENT = 150;

export function App({ session }: { session: Session }) {
  const { largeType, operatorName } = useSettings();
  const scale = largeType ? LARGE_PERCENT : 100;
  const theme = useMemo(() => themeFor(scale), [scale]);
  useEffect(() => setOperator(operatorName), [operatorName]);
  useEffect(() => {
    document.documentElement.style.fontSize = `${(16 * scale) / 100}px`;
  }, [scale]);
  return (
    <SessionContext value={session}>
      <TypeScaleContext value={scale}>
        <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
          <AntApp message={{ maxCount: 2 }} className="app-root">
            <Frame />
          </AntApp>
        </ConfigProvider>
      </TypeScaleContext>
    </SessionContext>
  );
}
