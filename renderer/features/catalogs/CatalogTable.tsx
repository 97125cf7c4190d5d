import { Button, Table } from 'antd';
import type { CatalogEntry } from '../../../shared/records';
import { StateMark } from '../../ui/StateMark';
import { t } from '../../ui/text';
import { frequencyText, nameOf } from './catalogWords';
import { type CatalogList, isSample } from './useCatalogList';

const PAGE = 50;

/** The list of a catalog in printed order; the name opens the entry. */
export function CatalogTable({ list, onOpen }: { list: CatalogList; onOpen: (entry: CatalogEntry) => void }) {
  return (
    <Table<CatalogEntry>
      className="catalog-table"
      size="small"
      rowKey="id"
      dataSource={list.shown}
      loading={list.all === undefined}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t(list.filter.archived ? 'catalog.noneArchived' : 'catalog.noMatch') }}
      columns={[
        { title: t('catalog.field.domain'), width: 132, render: (_, entry) => entry.domain },
        {
          title: t('catalog.field.level2'),
          render: (_, entry) => (
            <>
              <Button type="link" className="catalog-name" onClick={() => onOpen(entry)}>
                {nameOf(entry)}
              </Button>{' '}
              <Marks entry={entry} />
              {entry.level1 !== entry.domain && entry.level1 !== entry.level2 && (
                <div className="quiet">{entry.level1}</div>
              )}
            </>
          ),
        },
        { title: t('catalog.field.frequency'), width: 96, render: (_, entry) => frequencyText(entry) },
        { title: t('catalog.field.timeLimit'), width: 224, render: (_, entry) => entry.timeLimit.text },
        { title: t('catalog.field.disclosingUnit'), width: 168, render: (_, entry) => entry.disclosingUnit },
        { title: t('catalog.field.code'), width: 108, render: (_, entry) => entry.code },
      ]}
    />
  );
}

function Marks({ entry }: { entry: CatalogEntry }) {
  return (
    <span className="catalog-marks">
      {isSample(entry) && <StateMark tone="wait">{t('catalog.mark.sample')}</StateMark>}
      {entry.reach === 'board' && <StateMark tone="off">{t('catalog.mark.board')}</StateMark>}
      {entry.version > 0 && <StateMark tone="info">{t('catalog.mark.own')}</StateMark>}
    </span>
  );
}
