import { Button, Dropdown } from 'antd';
import { t } from '../../../../ui/text';

export type BlockAct = 'up' | 'down' | 'paragraph' | 'table' | 'remove';
const ACTS: readonly BlockAct[] = ['paragraph', 'table', 'up', 'down', 'remove'];

/** What can be done with a block as a whole. */
export function BlockMenu({ at, onAct }: { at: number; onAct: (act: BlockAct) => void }) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: ACTS.map((key) => ({ key, label: t(`notice.page.block.${key}`), danger: key === 'remove' })),
        onClick: ({ key }) => onAct(key as BlockAct),
      }}
    >
      <Button size="small" type="text" className="block-menu" aria-label={t('notice.page.blockActs', { n: at + 1 })}>
        ⋯
      </Button>
    </Dropdown>
  );
}
