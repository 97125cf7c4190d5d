import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { t } from './text';

interface Props {
  /** A whole page with its own styles. Scripts in it never run. */
  readonly html: string;
  readonly title: string;
}

const STEPS = [50, 67, 80, 100, 125, 150, 200];

/** The printed pages as they are, at real size or zoomed. */
export function PagePreview({ html, title }: Props) {
  const [zoom, setZoom] = useState(80);
  const source = useMemo(() => {
    const style = `<style>@media screen{html{zoom:${zoom / 100};background:#dcdad6}}</style>`;
    return html.includes('</head>') ? html.replace('</head>', `${style}</head>`) : style + html;
  }, [html, zoom]);
  const step = (by: 1 | -1): void => {
    const at = STEPS.indexOf(zoom);
    setZoom(STEPS[Math.min(STEPS.length - 1, Math.max(0, at + by))] ?? 100);
  };
  return (
    <div className="page-preview">
      <Space className="page-preview-bar" size="small">
        <Button size="small" onClick={() => step(-1)} disabled={zoom === STEPS[0]} aria-label={t('app.zoomOut')}>
          −
        </Button>
        <span className="figures">{t('app.percent', { value: zoom })}</span>
        <Button size="small" onClick={() => step(1)} disabled={zoom === STEPS.at(-1)} aria-label={t('app.zoomIn')}>
          ＋
        </Button>
        <Button size="small" onClick={() => setZoom(100)}>
          {t('app.realSize')}
        </Button>
      </Space>
      <iframe title={title} sandbox="" srcDoc={source} className="page-preview-frame" />
    </div>
  );
}
