import { AutoComplete, Button, Select, Table } from 'antd';
import { useState } from 'react';
import { consultationRules } from '../../../../../../resources/tables';
import { formatCount, newId } from '../../../../../../shared/kernel';
import { gather, sortUnder, wayWords } from '../../../../../../shared/ledgers/consultations';
import type { Opinion } from '../../../../../../shared/records';
import { source } from '../../../../../data/source';
import { choiceNames } from '../../../../../ui/choiceNames';
import { t } from '../../../../../ui/text';
import { dayText } from '../../words';
import { useEdit } from '../useConsultationEdit';
import { OpinionDialog } from './OpinionDialog';
import { PasteDialog } from './PasteDialog';

const PAGE = 20;
const ALL = '*';
type Open = { readonly opinion: Opinion | null } | 'paste' | null;

/** R-G01: what came in, one by one or as a table, and under which head it is gathered. */
export function OpinionsSection() {
  const { entry, save, answerLocked } = useEdit();
  const { body } = entry;
  const [open, setOpen] = useState<Open>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [head, setHead] = useState('');
  const [shown, setShown] = useState(ALL);
  const { heads, unsorted, times } = gather(body);
  const titleOf = new Map(body.heads.map(({ id, title }) => [id, title]));
  const headOf = ({ headId }: Opinion): string => titleOf.get(headId) ?? '';
  const filter = shown === ALL || shown === '' || titleOf.has(shown) ? shown : ALL;
  const rows = body.opinions.filter(
    ({ headId }) => filter === ALL || (filter === '' ? !titleOf.has(headId) : headId === filter),
  );
  const hasNames = body.opinions.some(({ from }) => from !== '');
  const known = new Set(body.opinions.map(({ id }) => id));
  const picked = chosen.filter((id) => known.has(id));
  const sort = (title: string): void => {
    void save((one) => ({ body: sortUnder(one.body, new Set(picked), title, () => newId(source)) }));
    setChosen([]);
    setHead('');
  };
  const remove = (): void => {
    const gone = new Set(picked);
    void save((one) => ({ body: { opinions: one.body.opinions.filter(({ id }) => !gone.has(id)) } }));
    setChosen([]);
  };
  return (
    <section className="consult-card">
      <h2>{t('consultation.section.opinions')}</h2>
      <div className="consult-acts">
        {!answerLocked && (
          <>
            <Button onClick={() => setOpen({ opinion: null })}>{t('consultation.opinion.add')}</Button>
            <Button onClick={() => setOpen('paste')}>{t('consultation.paste')}</Button>
          </>
        )}
        {body.opinions.length > 0 && (
          <Select
            aria-label={t('consultation.filter.head')}
            value={filter}
            options={[
              { value: ALL, label: t('consultation.filter.allHeads', { n: formatCount(times) }) },
              { value: '', label: t('consultation.filter.noHead', { n: formatCount(unsorted.length) }) },
              ...heads.map((one) => ({ value: one.head.id, label: `${one.head.title}（${formatCount(one.times)}）` })),
            ]}
            onChange={setShown}
          />
        )}
      </div>
      {picked.length > 0 && !answerLocked && (
        <div className="consult-acts">
          <span role="status">{t('consultation.chosen', { n: formatCount(picked.length) })}</span>
          <AutoComplete
            aria-label={t('consultation.sort.head')}
            placeholder={t('consultation.sort.head')}
            value={head}
            options={body.heads.map(({ title }) => ({ value: title }))}
            onChange={(title: string) => setHead(title.slice(0, 200))}
            className="w-16"
          />
          <Button type="primary" disabled={head.trim() === ''} onClick={() => sort(head)}>
            {t('consultation.sort')}
          </Button>
          <Button onClick={() => sort('')}>{t('consultation.sort.out')}</Button>
          <Button onClick={remove}>{t('consultation.opinion.remove')}</Button>
        </div>
      )}
      {body.opinions.length === 0 ? (
        <p className="quiet">{t(answerLocked ? 'consultation.opinions.none' : 'consultation.opinions.empty')}</p>
      ) : (
        <Table<Opinion>
          className="consult-opinions"
          size="small"
          rowKey="id"
          dataSource={rows}
          pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t('consultation.noMatch') }}
          {...(answerLocked
            ? {}
            : {
                rowSelection: {
                  ...choiceNames(({ text }) => text),
                  selectedRowKeys: [...picked],
                  columnWidth: 40,
                  preserveSelectedRowKeys: true,
                  onChange: (keys) => setChosen(keys.map(String)),
                },
              })}
          columns={[
            {
              title: t('consultation.col.receivedOn'),
              width: 124,
              render: (_, one) => (
                <>
                  {dayText(one.receivedOn)}
                  <div className="quiet">{wayWords(consultationRules, one.way)}</div>
                </>
              ),
            },
            {
              title: t('consultation.col.says'),
              render: (_, one) => <span className="consult-says">{one.text}</span>,
            },
            { title: t('consultation.col.times'), width: 60, align: 'right', className: 'figures', dataIndex: 'times' },
            ...(hasNames ? [{ title: t('consultation.col.from'), width: 92, dataIndex: 'from' }] : []),
            {
              title: t('consultation.col.head'),
              width: 130,
              render: (_, one) => headOf(one) || <span className="quiet">{t('consultation.unsorted')}</span>,
            },
            ...(answerLocked
              ? []
              : [
                  {
                    title: '',
                    width: 64,
                    render: (_: unknown, one: Opinion) => (
                      <Button size="small" type="link" onClick={() => setOpen({ opinion: one })}>
                        {t('consultation.opinion.edit')}
                      </Button>
                    ),
                  },
                ]),
          ]}
        />
      )}
      {open === 'paste' && <PasteDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== 'paste' && <OpinionDialog opinion={open.opinion} onClose={() => setOpen(null)} />}
    </section>
  );
}
