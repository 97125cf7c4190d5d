import { ConfigProvider, Progress } from 'antd';
import { formatCount } from '../../shared/kernel';
import { t } from '../ui/text';
import { themeFor } from './theme';

/** The working copy is being made anew from the journal; how far it is. */
export function StartProgress({ done, total }: { done: number; total: number }) {
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <ConfigProvider theme={themeFor(100)}>
      <main className="start-progress">
        <h1>{t('start.progress.title')}</h1>
        <p>{t('start.progress.lead')}</p>
        <Progress percent={percent} aria-label={t('start.progress.title')} />
        {total > 0 && (
          <p className="quiet figures">
            {t('start.progress.count', { done: formatCount(done), total: formatCount(total) })}
          </p>
        )}
      </main>
    </ConfigProvider>
  );
}
