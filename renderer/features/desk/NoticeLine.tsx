import { Button } from 'antd';
import type { Notice } from '../../../shared/records';
import { navigate } from '../../app/router';
import { t } from '../../ui/text';

/** A notice that its reviewer sent back, and why; leads to it. */
export function NoticeLine({ notice, unit }: { notice: Notice; unit: string }) {
  const { unitCode, year, id, title, returnedWhy } = notice;
  return (
    <li>
      <Button type="link" className="cell-link" onClick={() => navigate({ page: 'notice', unitCode, year, id })}>
        {unit === '' ? '' : `${unit} · `}
        {title || t('search.untitled')}
      </Button>
      <span className="quiet">{t('coverage.why.returned', { reason: returnedWhy })}</span>
    </li>
  );
}
