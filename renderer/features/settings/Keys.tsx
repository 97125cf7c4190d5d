import { Button, Popconfirm, Space, Table } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import { beijingDay, formatDateChinese } from '../../../shared/kernel';
import type { KeyPin } from '../../../shared/records';
import { describeKey } from '../../app/fingerprint';
import { useOwnKey } from '../../app/vaultSession';
import { setPinStatus } from '../../data/pins';
import { listPins } from '../../data/queries';
import { host } from '../../host';
import { type MarkTone, StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';

const TONE: Record<KeyPin['status'], MarkTone> = { active: 'good', retired: 'off', revoked: 'bad' };

/** Our own fingerprint for the telephone, and the keys of the units that were trusted once. */
export function Keys() {
  const pins = useLiveQuery(() => listPins(), []);
  const own = describeKey(useOwnKey());
  return (
    <>
      <h2>{t('keys.own')}</h2>
      <p>{t('keys.ownLead')}</p>
      <p className="fingerprint">{own.fingerprint}</p>
      <Space>
        <Button onClick={() => void host()['clipboard.writeText']({ text: own.fingerprint })}>{t('keys.copy')}</Button>
        <span className="quiet">{t('keys.id', { id: own.keyId })}</span>
      </Space>
      <h2>{t('keys.pins')}</h2>
      <Table<KeyPin>
        rowKey="keyId"
        size="small"
        className="narrow-table"
        dataSource={pins ?? []}
        pagination={false}
        locale={{ emptyText: t('keys.none') }}
        columns={[
          { title: t('keys.unit'), render: (_, pin) => pin.unitName || pin.unit },
          { title: t('keys.keyId'), render: (_, pin) => <span className="figures">{pin.keyId}</span> },
          {
            title: t('keys.since'),
            render: (_, pin) => formatDateChinese(beijingDay(Date.parse(pin.firstSeen))),
          },
          { title: t('keys.by'), dataIndex: 'confirmedBy' },
          {
            title: t('batch.col.state'),
            render: (_, pin) => <StateMark tone={TONE[pin.status]}>{t(`keys.status.${pin.status}`)}</StateMark>,
          },
          {
            title: t('batch.col.acts'),
            render: (_, pin) =>
              pin.status === 'active' ? (
                <Popconfirm
                  title={t('keys.revoke', { unit: pin.unitName || pin.unit })}
                  description={t('keys.revokeLead')}
                  onConfirm={() => void setPinStatus(pin.keyId, 'revoked')}
                >
                  <Button size="small">{t('keys.revokeDo')}</Button>
                </Popconfirm>
              ) : (
                <Button size="small" onClick={() => void setPinStatus(pin.keyId, 'active')}>
                  {t('keys.restore')}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
