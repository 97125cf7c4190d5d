import { Segmented } from 'antd';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Place, Problem } from '../../../../../shared/kernel';
import { t } from '../../../../ui/text';
import { goToPlace } from '../goToPlace';
import { useNoticeEdit } from '../useNoticeEdit';
import { ChannelsPanel } from './ChannelsPanel';
import { ChecksPanel } from './ChecksPanel';
import { PreviewPanel } from './PreviewPanel';
import { StatePanel } from './StatePanel';
import { useChecks } from './useChecks';

const PARTS = ['preview', 'checks', 'state', 'channels'] as const;
/** An act checks the text again before it is done. */
const NOT_YET: readonly Problem[] = [];
type Part = (typeof PARTS)[number];

/** The sheets, the checks, the acts and the spoken version, one at a time. */
export function SidePanel() {
  const { entry, setTarget } = useNoticeEdit();
  const checks = useChecks(entry);
  const [part, setPart] = useState<Part>(entry.line.state === 'review' ? 'state' : 'preview');
  const n = checks?.length ?? 0;
  const go = (at: Place): void => {
    // The spoken version stands in a part of its own.
    if (at.field === 'spoken') flushSync(() => setPart('channels'));
    goToPlace(at, setTarget);
  };
  return (
    <aside className="notice-right" aria-label={t('notice.page.side')}>
      <Segmented
        block
        aria-label={t('notice.page.side')}
        value={part}
        options={PARTS.map((value) => ({
          value,
          label: value === 'checks' && n > 0 ? t('notice.page.part.checksN', { n }) : t(`notice.page.part.${value}`),
        }))}
        onChange={setPart}
      />
      {part === 'preview' && <PreviewPanel />}
      {part === 'checks' && <ChecksPanel checks={checks} onGo={go} />}
      {part === 'state' && <StatePanel checks={checks ?? NOT_YET} />}
      {part === 'channels' && <ChannelsPanel />}
    </aside>
  );
}
