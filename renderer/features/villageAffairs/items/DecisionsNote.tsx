import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Disclosure, UnitRecord } from '../../../../shared/records';
import { formatRoute } from '../../../app/router';
import { placeOf } from '../../../data/disclosures';
import { Dialog } from '../../../ui/Dialog';
import { t } from '../../../ui/text';
import { dayText } from '../words';

interface Props {
  readonly decisions: readonly Disclosure[];
  readonly villages: readonly UnitRecord[];
}

/** R-V09: how many decisions of any year have no result yet, and the way to each. */
export function DecisionsNote({ decisions, villages }: Props) {
  const [open, setOpen] = useState(false);
  if (decisions.length === 0) return null;
  const nameOf = new Map(villages.map(({ unitCode, name }) => [unitCode, name]));
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('village.decisions', { n: decisions.length })}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            {t('village.decisions.show')}
          </Button>
        }
      />
      {open && (
        <Dialog
          open
          title={t('village.decisions.title')}
          okText={t('app.close')}
          onOk={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        >
          <p>{t('village.decisions.lead')}</p>
          <ul className="entry-gaps">
            {decisions.map((line) => (
              <li key={line.id}>
                <a href={formatRoute({ page: 'disclosure', ...placeOf(line) })}>{line.title}</a>{' '}
                <span className="quiet">
                  {t('village.decisions.one', { unit: nameOf.get(line.unitCode) ?? '', day: dayText(line.postedOn) })}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
