import { Button, Dropdown, Select, Space } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { layoutRules } from '../../../../../resources/tables';
import { noticeParts } from '../../../../../shared/board/notices';
import { type Command, useCommands } from '../../../../app/commands';
import { useSession } from '../../../../app/session';
import { noticePlaceOf, noticeReleaseProblems } from '../../../../data/notices';
import { useNoticeReview } from '../../../../data/reviewStates';
import { FaultNote } from '../../../../ui/FaultNote';
import { FontNote } from '../../../../ui/fonts/FontNote';
import { useFontCheck } from '../../../../ui/fonts/useFontCheck';
import { PagePreview } from '../../../../ui/PagePreview';
import { ReportFindings } from '../../../../ui/report';
import { TaskProgress } from '../../../../ui/TaskProgress';
import { describe, t } from '../../../../ui/text';
import { SAVED_AS, type SavedAs, useNoticeOutput } from '../output/useNoticeOutput';
import { useNoticeEdit } from '../useNoticeEdit';
import { useNoticeSheets } from './useNoticeSheets';

/** ISO 216, in mm: short side, long side. */
const SIDES = { A4: [210, 297], A3: [297, 420] } as const;

/** 预览: the sheets as they come out of the printer, their number, and the ways out. */
export function PreviewPanel() {
  const { entry, save } = useNoticeEdit();
  const { line, body } = entry;
  const { sheets, task } = useNoticeSheets(entry);
  const output = useNoticeOutput();
  const printed = useMemo(
    () =>
      noticeParts(line.title, body)
        .map(({ text }) => text)
        .join(''),
    [line.title, body],
  );
  const fonts = useFontCheck(layoutRules.fonts, printed);
  const { capabilities: can } = useSession().info;
  const review = useNoticeReview(entry);
  const held = useLiveQuery(() => noticeReleaseProblems(entry), [entry, review]);
  const place = useMemo(() => noticePlaceOf(line), [line]);
  const { print } = output;
  const isHeld = held === undefined || held.length > 0 || line.deleted;
  const off = isHeld || output.task.running;
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        name: 'notice.print',
        labelKey: 'notice.output.print',
        keys: 'Ctrl+P',
        canRun: () => !isHeld,
        run: () => void print(place),
      },
    ],
    [print, place, isHeld],
  );
  useCommands(commands);
  const [short, long] = SIDES[line.paper];
  const ways: readonly SavedAs[] = SAVED_AS.filter((way) => can.pdf || (way !== 'pdf' && way !== 'banner'));
  return (
    <div className="notice-preview">
      <Space wrap size="small">
        <Select
          size="small"
          aria-label={t('notice.output.layout')}
          value={line.layout}
          options={(['board', 'official'] as const).map((value) => ({
            value,
            label: t(`notice.output.layout.${value}`),
          }))}
          onChange={(layout) => void save({ line: { layout } })}
        />
        <Select
          size="small"
          aria-label={t('posting.paper')}
          value={line.paper}
          options={(['A4', 'A3'] as const).map((value) => ({ value, label: value }))}
          onChange={(paper) => void save({ line: { paper } })}
        />
        <Select
          size="small"
          aria-label={t('posting.orientation')}
          value={line.orientation}
          options={(['portrait', 'landscape'] as const).map((value) => ({
            value,
            label: t(`posting.orientation.${value}`),
          }))}
          onChange={(orientation) => void save({ line: { orientation } })}
        />
        {sheets && <span role="status">{t('notice.output.sheets', { n: sheets.sheets, paper: line.paper })}</span>}
      </Space>
      <TaskProgress task={output.task} />
      <FaultNote fault={task.fault ?? output.task.fault} onClose={output.task.clearFault} />
      {fonts.check && <FontNote check={fonts.check} isTold={fonts.isTold} onSeen={fonts.tell} />}
      <ReportFindings findings={output.findings} onClose={output.clearFindings} />
      {sheets && (
        <PagePreview
          html={sheets.html}
          title={t('notice.output.previewOf', { title: line.title })}
          pageWidthMm={line.orientation === 'portrait' ? short : long}
        />
      )}
      <div className="notice-out">
        {sheets &&
          [...sheets.findings, ...sheets.problems].slice(0, 3).map((one) => (
            <p key={JSON.stringify(one)} className={one.severity === 'error' ? 'field-error' : 'quiet'}>
              {describe(one)}
            </p>
          ))}
        {held && held.length > 0 && (
          <p className="quiet">{t('notice.output.held', { why: held.map(describe).join(' ') })}</p>
        )}
        <Space wrap>
          {can.print && (
            <Button type={isHeld ? 'default' : 'primary'} disabled={off} onClick={() => void print(place)}>
              {t('notice.output.print')}
            </Button>
          )}
          <Dropdown
            disabled={off}
            trigger={['click']}
            menu={{
              items: ways.map((key) => ({ key, label: t(`notice.output.as.${key}`) })),
              onClick: ({ key }) => void output.save(place, key as SavedAs),
            }}
          >
            <Button>{t('notice.output.save')}</Button>
          </Dropdown>
          {can.print && (body.bannerText !== '' || line.layout === 'board') && (
            <Button disabled={off} onClick={() => void print(place, 'banner')}>
              {t('notice.output.banner')}
            </Button>
          )}
        </Space>
        {can.print && <p className="quiet">{t('notice.output.paperHint', { paper: line.paper })}</p>}
      </div>
    </div>
  );
}
