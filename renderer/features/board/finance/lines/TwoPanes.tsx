import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../../../../ui/text';
import { useNarrow } from '../../../../ui/useTypeScale';

interface Props {
  readonly sheet: ReactNode;
  /** `toSheet` shows the sheet, where it is not beside the panel. */
  readonly panel: (toSheet: () => void) => ReactNode;
  readonly panelName: string;
}

/** A sheet and what stands beside it; in a small window one of the two at a time. */
export function TwoPanes({ sheet, panel, panelName }: Props) {
  const narrow = useNarrow();
  const [side, setSide] = useState<'sheet' | 'panel'>('sheet');
  const beside = <aside className="side-panel">{panel(() => setSide('sheet'))}</aside>;
  if (!narrow)
    return (
      <div className="check-stage finance-stage">
        {sheet}
        {beside}
      </div>
    );
  return (
    <div className="check-stage check-narrow">
      <Segmented
        value={side}
        options={[
          { value: 'sheet', label: t('check.side.grid') },
          { value: 'panel', label: panelName },
        ]}
        onChange={setSide}
      />
      {side === 'sheet' ? sheet : beside}
    </div>
  );
}
