import { Alert, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { navigate } from '../../../../app/router';
import type { BoardView } from '../../../../data/board';
import { EmptyState } from '../../../../ui/EmptyState';
import { ReportActs } from '../../../../ui/report';
import { Screen } from '../../../../ui/Screen';
import { t } from '../../../../ui/text';
import { viewRoute } from '../words';
import { ClearDialog } from './ClearDialog';
import { DownMany } from './DownMany';
import { FileDialog } from './FileDialog';
import { HangingTable } from './HangingTable';
import { HangingTools } from './HangingTools';
import { ledgerReport } from './ledgerReport';
import { useHangingList } from './useHangingList';

type Open = 'down' | 'clear' | 'file' | null;

interface Props {
  readonly heads: ReactNode;
  readonly view: BoardView;
  /** Begins with what waits in this village; '' = in all. */
  readonly unitCode?: string | undefined;
}

/** 清单: everything that hangs or hung, what it waits for, and what is done for many at once. */
export function HangingList({ heads, view, unitCode }: Props) {
  const list = useHangingList(view, unitCode);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<Open>(null);
  const wanted = new Set(chosen);
  const picked = list.rows.filter(({ key }) => wanted.has(key));
  const close = (): void => {
    setOpen(null);
    setChosen([]);
  };
  const down = picked.filter(({ state }) => state === 'down' || state === 'downEarly' || state === 'archived');
  return (
    <Screen
      scrollBody
      title={t('app.menu.board')}
      lead={t('board.lead')}
      action={
        <Button type="primary" onClick={() => navigate(viewRoute('photos'))}>
          {t('board.photos.open')}
        </Button>
      }
    >
      {heads}
      {view.unknownVillages.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('board.unknownVillages', { villages: view.unknownVillages.join(t('board.comma')) })}
        />
      )}
      {view.hangings.length === 0 ? (
        <>
          <div className="board-tools">
            <HangingTools list={list} view={view} />
          </div>
          <EmptyState sentence={t('board.nothing')} />
        </>
      ) : (
        <>
          <HangingTools list={list} view={view} />
          <div className="board-tools">
            {picked.length > 0 && (
              <Space wrap>
                <span role="status">{t('board.chosen', { n: picked.length })}</span>
                <Button disabled={picked.length === down.length} onClick={() => setOpen('down')}>
                  {t('board.takeDown')}
                </Button>
                <Button disabled={down.length === 0} onClick={() => setOpen('clear')}>
                  {t('board.clear')}
                </Button>
                <Button disabled={down.length === 0} onClick={() => setOpen('file')}>
                  {t('board.file')}
                </Button>
              </Space>
            )}
            <ReportActs make={() => ledgerReport(picked.length > 0 ? picked : list.rows, view)} />
          </div>
          <HangingTable rows={list.rows} units={view.units} chosen={chosen} onChoose={setChosen} />
        </>
      )}
      {open === 'down' && <DownMany hangings={picked} onClose={close} />}
      {open === 'clear' && <ClearDialog hangings={down} onClose={close} />}
      {open === 'file' && <FileDialog hangings={down} view={view} onClose={close} />}
    </Screen>
  );
}
