import { Checkbox, Input, Segmented, Select } from 'antd';
import { t } from '../../ui/text';
import type { CatalogList } from './useCatalogList';

/** Filters of the list and how many it shows. */
export function CatalogTools({ list }: { list: CatalogList }) {
  const { filter, change, domains, shown, lacking } = list;
  return (
    <div className="catalog-tools">
      <Input.Search
        allowClear
        aria-label={t('catalog.search')}
        placeholder={t('catalog.search')}
        value={filter.query}
        onChange={(event) => change({ query: event.target.value })}
      />
      <Select
        aria-label={t('catalog.field.domain')}
        value={filter.domain}
        onChange={(domain) => change({ domain })}
        options={[
          { value: '', label: t('catalog.allDomains') },
          ...domains.map((domain) => ({ value: domain, label: domain })),
        ]}
      />
      <Segmented
        aria-label={t('catalog.state')}
        value={filter.archived ? 'archived' : 'inForce'}
        onChange={(value) => change({ archived: value === 'archived', domain: '', noColumn: false })}
        options={[
          { value: 'inForce', label: t('catalog.state.inForce') },
          { value: 'archived', label: t('catalog.state.archived') },
        ]}
      />
      <Checkbox checked={filter.samples} onChange={(event) => change({ samples: event.target.checked })}>
        {t('catalog.onlySamples')}
      </Checkbox>
      {(lacking.length > 0 || filter.noColumn) && (
        <Checkbox
          checked={filter.noColumn}
          onChange={(event) => change({ noColumn: event.target.checked, archived: false })}
        >
          {t('catalog.column.only', { n: lacking.length })}
        </Checkbox>
      )}
      <span role="status" className="quiet">
        {t('catalog.count', { n: shown.length })}
      </span>
    </div>
  );
}
