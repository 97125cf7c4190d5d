import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { parseCalendarDate } from '../../../../../shared/kernel';
import { findEntry } from '../../../../data/catalogs';
import { today } from '../../../../data/disclosures';
import { noticePlaceOf } from '../../../../data/notices';
import { FaultNote } from '../../../../ui/FaultNote';
import { ReportFindings } from '../../../../ui/report';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { t } from '../../../../ui/text';
import { dayText } from '../../notices/words';
import { useNoticeOutput } from '../output/useNoticeOutput';
import { useNoticeEdit } from '../useNoticeEdit';
import { SpokenSection } from './SpokenSection';

/** 渠道 (R-V12): where people learn of it, and what goes out on each; what is for the board only is refused elsewhere, with its reason. */
export function ChannelsPanel() {
  const { entry } = useNoticeEdit();
  const { line } = entry;
  const output = useNoticeOutput();
  const place = noticePlaceOf(line);
  const catalog = useLiveQuery(
    async () =>
      line.catalogCode === '' ? undefined : findEntry(line.catalogCode, parseCalendarDate(line.postedOn) ?? today()),
    [line.catalogCode, line.postedOn],
  );
  const onlyBoard = line.reach === 'board';
  return (
    <div className="notice-side">
      {catalog && catalog.channels.length > 0 && (
        <p className="quiet">{t('notice.page.channelsOf', { channels: catalog.channels.join('、') })}</p>
      )}
      <dl className="notice-channels">
        <div>
          <dt>{t('notice.page.channel.board')}</dt>
          <dd>
            {line.postedOn === ''
              ? t('notice.page.channel.boardOpen')
              : t('notice.page.channel.boardOn', { day: dayText(line.postedOn), place: line.place })}
          </dd>
        </div>
        <div>
          <dt>{t('notice.page.channel.group')}</dt>
          <dd>
            {onlyBoard ? (
              t('notice.output.boardOnlyPicture')
            ) : (
              <Button size="small" disabled={output.task.running} onClick={() => void output.save(place, 'png')}>
                {t('notice.page.channel.picture')}
              </Button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('notice.page.channel.net')}</dt>
          <dd>
            {onlyBoard ? (
              t('notice.page.channel.netRefused')
            ) : (
              <Button size="small" disabled={output.task.running} onClick={() => void output.save(place, 'page')}>
                {t('notice.page.channel.page')}
              </Button>
            )}
          </dd>
        </div>
      </dl>
      <TaskProgress task={output.task} />
      <FaultNote fault={output.task.fault} onClose={output.task.clearFault} />
      <ReportFindings findings={output.findings} onClose={output.clearFindings} />
      <SpokenSection />
    </div>
  );
}
