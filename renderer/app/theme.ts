import type { ThemeConfig } from 'antd';

export const ACCENT = '#1f5fae';

const stillWanted = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Ant Design's tokens for one size of type (percent). Sizes grow with the type; flat things have no shadow. */
export function themeFor(scale: number): ThemeConfig {
  const size = scale / 100;
  return {
    token: {
      colorPrimary: ACCENT,
      colorInfo: ACCENT,
      colorLink: ACCENT,
      colorSuccess: '#2c7a3f',
      colorWarning: '#9a6200',
      colorError: '#b42318',
      colorWarningBg: '#fff6dc',
      colorWarningBorder: '#e4c880',
      colorErrorBg: '#fdf0ee',
      colorErrorBorder: '#e8b4ae',
      colorSuccessBg: '#eef7f0',
      colorSuccessBorder: '#b5d8be',
      colorInfoBg: '#edf3fb',
      colorInfoBorder: '#bcd1ec',
      colorTextDescription: '#5c5a56',
      colorTextPlaceholder: '#6f6d68',
      colorBgLayout: '#f3f1ee',
      borderRadius: 4,
      fontSize: Math.round(14 * size),
      controlHeight: Math.round(32 * size),
      fontFamily:
        "'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'PingFang SC', 'Source Han Sans SC', sans-serif",
      motion: !stillWanted(),
      motionDurationFast: '0.05s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
}
