import { Button, Table } from 'antd';
import type { BackupInfo } from '../../../../shared/hostStore';
import { describeMoment } from '../../../ui/moment';
import { StateMark } from '../../../ui/StateMark';
import { t } from '../../../ui/text';
import { describeSize, verifiedWords } from './backupText';

interface Props {
  readonly backups: readonly BackupInfo[];
  readonly onRestore: (backup: BackupInfo) => void;
}

/** Every backup in the folder: when, why, how large, and whether it was read back. */
export function BackupList({ backups, onRestore }: Props) {
  const now = Date.now();
  return (
    <>
      <h2>{t('backup.list')}</h2>
      <Table<BackupInfo>
        rowKey="name"
        size="small"
        className="narrow-table"
        dataSource={[...backups]}
        pagination={backups.length > 10 ? { pageSize: 10 } : false}
        columns={[
          {
            title: t('backup.col.when'),
            render: (_, backup) => <span className="figures">{describeMoment(backup.snapshot.createdAt, now)}</span>,
          },
          { title: t('backup.col.reason'), render: (_, backup) => t(`backup.reason.${backup.reason}`) },
          {
            title: t('backup.col.size'),
            align: 'right',
            render: (_, backup) => <span className="figures">{describeSize(backup.bytes)}</span>,
          },
          {
            title: t('backup.col.verified'),
            render: (_, backup) => (
              <StateMark tone={backup.verifiedAt === '' ? 'wait' : 'good'}>{verifiedWords(backup, now)}</StateMark>
            ),
          },
          {
            title: t('batch.col.acts'),
            render: (_, backup) => (
              <Button size="small" onClick={() => onRestore(backup)}>
                {t('backup.restoreThis')}
              </Button>
            ),
          },
        ]}
      />
      <p className="quiet">{t('backup.listHint')}</p>
    </>
  );
}
