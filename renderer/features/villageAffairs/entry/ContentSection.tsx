import { Checkbox } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DisclosureFigures } from '../../../../shared/records';
import { disclosureHolder, tidyTitle } from '../../../data/disclosures';
import { AttachmentList } from '../../../ui/attachments';
import { t } from '../../../ui/text';
import { TextOf } from './EntryFields';
import { useEdit } from './useEntryEdit';

const FIGURES = [
  ['documentNumber', 60],
  ['standard', 60],
  ['people', 20],
  ['quantity', 30],
  ['amountYuan', 20],
] as const satisfies readonly (readonly [keyof DisclosureFigures, number])[];

const ROLE = 'attachment';

/** What is told: elements of the catalog to tick off, the text, the figures that the other side states too, the files. */
export function ContentSection() {
  const { entry, catalog, locked, saved } = useEdit();
  const { line, body } = entry;
  const holder = useMemo(() => disclosureHolder(line), [line]);
  const files = body.attachments.filter(({ role }) => role !== 'proof');
  return (
    <section className="entry-card">
      <h2>{t('disclosure.section.content')}</h2>
      {catalog && catalog.contentElements.length > 0 && (
        <div>
          <span className="quiet">{t('disclosure.elements')}</span>
          <Elements names={catalog.contentElements} />
        </div>
      )}
      <div className="entry-fields">
        <TextOf
          name="title"
          max={200}
          wide
          of={(one) => one.line.title}
          put={(title) => ({ line: { title: tidyTitle(title) } })}
        />
        <TextOf
          name="text"
          max={200_000}
          lines={6}
          wide
          of={(one) => one.body.text}
          put={(text) => ({ body: { text } })}
        />
        {FIGURES.map(([name, max]) => (
          <TextOf
            key={name}
            name={name}
            max={max}
            of={(one) => one.line.figures[name]}
            put={(value, one) => ({ line: { figures: { ...one.line.figures, [name]: value.trim() } } })}
          />
        ))}
      </div>
      <span className="quiet" role="status">
        {saved ? t('disclosure.saved') : ''}
      </span>
      <AttachmentList refs={files} holder={holder} role={ROLE} keepRole="original" readOnly={locked} />
    </section>
  );
}

/** Ticks show at once; the store follows, also when two are ticked one right after the other. */
function Elements({ names }: { names: readonly string[] }) {
  const { entry, save, locked } = useEdit();
  const stored = entry.body.elements;
  const [ticked, setTicked] = useState<readonly string[]>(stored ?? []);
  // What was sent last is what the next tick changes, also before the store has answered.
  const sent = useRef(stored);
  useEffect(() => {
    sent.current = stored;
    setTicked(stored ?? []);
  }, [stored]);
  return (
    <Checkbox.Group
      className="entry-elements"
      aria-label={t('disclosure.elements')}
      disabled={locked}
      value={[...ticked]}
      options={[...names]}
      onChange={(elements) => {
        setTicked(elements);
        const { elements: _, ...body } = entry.body;
        const base = { line: entry.line, body: sent.current ? { ...body, elements: sent.current } : body };
        sent.current = elements;
        void save({ body: { elements } }, base);
      }}
    />
  );
}
