import { Button, Space } from 'antd';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { t } from './text';

interface Props {
  /** A whole page with its own styles. Scripts in it never run. */
  readonly html: string;
  readonly title: string;
  /** Width of one page in mm; the first zoom lets a whole page width be seen. */
  readonly pageWidthMm: number;
}

const STEPS = [40, 50, 67, 80, 100, 125, 150, 200];
const LEAST = 30;
const PX_PER_MM = 96 / 25.4;
/** Room for the scroll bar and the grey edge. */
const EDGE_PX = 40;

/** The printed pages as they are, at real size or zoomed. */
export function PagePreview({ html, title, pageWidthMm }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  // Unknown until the room is measured: a page that is loaded twice at once may end up blank.
  const [measured, setZoom] = useState<number | null>(null);
  const zoom = measured ?? 100;
  const fit = useCallback(() => {
    const room = (frame.current?.clientWidth ?? 0) - EDGE_PX;
    setZoom(Math.max(LEAST, Math.min(100, Math.floor((room / (pageWidthMm * PX_PER_MM)) * 100))));
  }, [pageWidthMm]);
  useLayoutEffect(fit, [fit]);
  const source = useMemo(() => {
    const style = `<style>@media screen{html{zoom:${zoom / 100};background:#dcdad6}}</style>`;
    return html.includes('</head>') ? html.replace('</head>', `${style}</head>`) : style + html;
  }, [html, zoom]);
  const smaller = [...STEPS].reverse().find((value) => value < zoom);
  const larger = STEPS.find((value) => value > zoom);
  return (
    <div className="page-preview">
      <Space className="page-preview-bar" size="small">
        <Button
          size="small"
          onClick={() => setZoom(smaller ?? zoom)}
          disabled={smaller === undefined}
          aria-label={t('app.zoomOut')}
        >
          −
        </Button>
        <span className="figures">{t('app.percent', { value: zoom })}</span>
        <Button
          size="small"
          onClick={() => setZoom(larger ?? zoom)}
          disabled={larger === undefined}
          aria-label={t('app.zoomIn')}
        >
          ＋
        </Button>
        <Button size="small" onClick={() => setZoom(100)}>
          {t('app.realSize')}
        </Button>
        <Button size="small" onClick={fit}>
          {t('app.fitWidth')}
        </Button>
      </Space>
      <iframe
        ref={frame}
        title={title}
        sandbox=""
        {...(measured === null ? {} : { srcDoc: source })}
        className="page-preview-frame"
      />
    </div>
  );
}
