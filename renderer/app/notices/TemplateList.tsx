import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { NoticeTemplate } from '../../../shared/board/notices';
import { t } from '../../ui/text';
import type { Chosen, WriteNotice } from './useWriteNotice';

interface Group {
  readonly name: string;
  readonly templates: readonly NoticeTemplate[];
}

/** Templates by their group, in the order of the list. */
function groupsOf(templates: readonly NoticeTemplate[], wanted: string): readonly Group[] {
  const groups = new Map<string, NoticeTemplate[]>();
  for (const one of templates) {
    if (wanted !== '' && !`${one.name} ${one.group} ${one.use}`.includes(wanted)) continue;
    const known = groups.get(one.group);
    if (known) known.push(one);
    else groups.set(one.group, [one]);
  }
  return [...groups].map(([name, list]) => ({ name, templates: list }));
}

/** 样式: an empty notice, an earlier one again, or a template. Arrow keys go from one to the next. */
export function TemplateList({ state, copies }: { state: WriteNotice; copies: boolean }) {
  const { chosen, choose } = state;
  const [typed, setTyped] = useState('');
  const groups = groupsOf(state.templates, useDeferredValue(typed).trim());
  const choice = (label: string, isOn: boolean, next: Chosen) => (
    <label key={label} className={isOn ? 'write-choice write-choice-on' : 'write-choice'}>
      <input type="radio" name="write-template" checked={isOn} onChange={() => choose(next)} />
      <span>{label}</span>
    </label>
  );
  return (
    <div className="write-list">
      <Input
        allowClear
        data-autofocus
        value={typed}
        aria-label={t('notice.write.search')}
        placeholder={t('notice.write.search')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <fieldset className="write-choices">
        <legend className="visually-hidden">{t('notice.write.choose')}</legend>
        {choice(
          t('notice.write.free'),
          chosen.by === 'free',
          chosen.by === 'free' ? chosen : { by: 'free', kind: 'announcement' },
        )}
        {copies &&
          choice(
            t('notice.write.copy'),
            chosen.by === 'copy',
            chosen.by === 'copy' ? chosen : { by: 'copy', from: null },
          )}
        {groups.map(({ name, templates }) => (
          <div key={name}>
            <h3>{name}</h3>
            {templates.map((one) =>
              choice(one.name, chosen.by === 'template' && chosen.id === one.id, { by: 'template', id: one.id }),
            )}
          </div>
        ))}
        {groups.length === 0 && <p className="quiet">{t('notice.write.noTemplate')}</p>}
      </fieldset>
    </div>
  );
}
