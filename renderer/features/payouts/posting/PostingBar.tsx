import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { formatCount, formatDateChinese, parseCalendarDate } from '../../../../shared/kernel';
import { WriteNotice } from '../../../app/notices/WriteNotice';
import { navigate } from '../../../app/router';
import { useSession, useUnits } from '../../../app/session';
import { TaskProgress } from '../../../ui/TaskProgress';
import { describe, t } from '../../../ui/text';
import { useOpenBatch } from '../batch/useBatch';
import { PostedDialog } from './PostedDialog';
import { TakeDownDialog } from './TakeDownDialog';
import type { ExportState } from './useExport';
import type { PostingState } from './usePosting';

/** Sheets and verdict; when something private was found, its place and the mend instead, and every button off. R-S01: so without a review. */
export function PostingBar({ posting, output }: { posting: PostingState; output: ExportState }) {
  const { view, batchId } = useOpenBatch();
  const { batch } = view;
  const { info } = useSession();
  const { self } = useUnits();
  const [marking, setMarking] = useState(false);
  const [takingDown, setTakingDown] = useState(false);
  const [writing, setWriting] = useState(false);
  const { plan, blocking, maybe, village, options } = posting;
  const villages = plan?.villages.map((item) => item.village) ?? [];
  const can = info.capabilities;
  const blocked = blocking.length > 0 || plan === null || posting.preview === null || posting.task.fault !== null;
  const isHeld = blocked || posting.unreviewed?.length !== 0;
  const busy = output.task.running;
  const inside = options.form === 'signSheet';

  const save = (key: string): void => {
    if (key === 'all.docx') void output.saveAll('docx', villages);
    if (key === 'all.pdf') void output.saveAll('pdf', villages);
    if (key === 'one.docx') void output.saveOne('docx', village);
    if (key === 'one.pdf') void output.saveOne('pdf', village);
  };
  const items = [
    ...(can.folder ? [{ key: 'all.docx', label: t('posting.save.allDocx', { n: villages.length }) }] : []),
    ...(can.folder && can.pdf ? [{ key: 'all.pdf', label: t('posting.save.allPdf', { n: villages.length }) }] : []),
    { key: 'one.docx', label: t('posting.save.oneDocx', { village }) },
    ...(can.pdf ? [{ key: 'one.pdf', label: t('posting.save.onePdf', { village }) }] : []),
    ...(can.pdf ? [] : [{ key: 'hint', label: t('posting.save.pdfHint'), disabled: true }]),
  ];
  return (
    <div className="posting-bar">
      <div className="posting-verdict" role="status">
        {blocking.length > 0 ? (
          <ul className="tight-list field-error">
            {blocking.slice(0, 4).map((finding) => (
              <li key={JSON.stringify(finding)}>{describe(finding)}</li>
            ))}
            {blocking.length > 4 && <li>{t('posting.moreFindings', { n: formatCount(blocking.length - 4) })}</li>}
          </ul>
        ) : posting.task.fault ? (
          <span className="field-error">{t('posting.stopped')}</span>
        ) : (
          plan && (
            <span>
              {t('posting.summary', {
                villages: formatCount(villages.length),
                sheets: formatCount(plan.sheetsTotal),
                paper: options.paper,
              })}
              {' · '}
              {t(inside ? 'posting.insideMark' : 'posting.clean')}
              {maybe.length > 0 && (
                <span className="quiet"> {t('posting.maybe', { n: formatCount(maybe.length) })}</span>
              )}
            </span>
          )
        )}
        {!blocked &&
          posting.unreviewed?.map((item) => (
            <div key={item.code} className="review-open">
              {describe(item)}
            </div>
          ))}
        {plan?.problems
          .filter((item) => !item.code.startsWith('pii.'))
          .slice(0, 3)
          .map((item) => (
            <div key={JSON.stringify(item)} className="quiet">
              {describe(item)}
            </div>
          ))}
        <PostedLine />
        <TaskProgress task={output.task} />
      </div>
      <Space wrap>
        {can.print && (
          <Button type="primary" disabled={isHeld || busy} onClick={() => void output.print(village)}>
            {t('posting.print')}
          </Button>
        )}
        <Dropdown disabled={isHeld || busy} trigger={['click']} menu={{ items, onClick: ({ key }) => save(key) }}>
          <Button>{t('posting.save')}</Button>
        </Dropdown>
        {batch.state !== 'posted' && (
          <Button disabled={blocked || inside} onClick={() => setMarking(true)}>
            {t('posting.mark')}
          </Button>
        )}
        {batch.state === 'posted' && <Button onClick={() => setTakingDown(true)}>{t('posting.takeDown')}</Button>}
        {!inside && (
          <Button disabled={blocked} onClick={() => setWriting(true)}>
            {t('notice.write.fromHere')}
          </Button>
        )}
        {self?.level !== 'county' && (
          <Button disabled={blocked} onClick={() => navigate({ page: 'pack', batchId })}>
            {t('posting.pack')}
          </Button>
        )}
      </Space>
      <PostedDialog open={marking} options={options} onClose={() => setMarking(false)} />
      {writing && (
        <WriteNotice
          from={{
            source: { kind: 'batch', batchId, withList: true },
            unitCodes: (plan?.villages ?? []).map(({ unitCode }) => unitCode).filter((code) => code !== ''),
            catalogCode: SUBSIDY,
          }}
          onClose={() => setWriting(false)}
        />
      )}
      <TakeDownDialog open={takingDown} onClose={() => setTakingDown(false)} />
    </div>
  );
}

/** The entry of the village catalog for subsidies: its templates come first. */
const SUBSIDY = 'VC-BT-01';

function PostedLine() {
  const { posting, trace, state } = useOpenBatch().view.batch;
  if (!posting) return null;
  // A village that took it down by itself leaves the batch posted.
  const down = state === 'posted' ? undefined : [...trace].reverse().find((entry) => entry.act === 'takenDown');
  const day = (value: string): string => {
    const date = parseCalendarDate(value);
    return date ? formatDateChinese(date) : '';
  };
  return (
    <div>
      {t(down ? 'posting.isDown' : 'posting.isUp', {
        from: day(posting.postedOn),
        until: day(posting.earliestTakeDown),
        down: day(String(down?.detail.on ?? '')),
      })}
    </div>
  );
}
