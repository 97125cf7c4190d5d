import { useEffect, useMemo, useState } from 'react';
import type { LookupHit } from '../../../shared/jobs';
import { formatYuanGrouped } from '../../../shared/kernel';
import { findItems, type SearchGroup, type SearchTarget, searchedPerson, useSearchItems } from '../../data/search';
import { t } from '../../ui/text';
import { runJob } from '../../workers/client';
import { type Command, canRun, labelOf, useCommandList } from '../commands';
import { navigate, type Route } from '../router';

/** One line of the palette that can be chosen. */
export interface PaletteEntry {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly keys: string;
  run(): void;
}

export interface PaletteGroup {
  readonly name: string;
  readonly entries: readonly PaletteEntry[];
  /** More than are shown. */
  readonly more: number;
}

/** Finds of one kind that are shown at once. */
const MOST = 6;

function routeOf(target: SearchTarget): Route {
  switch (target.kind) {
    case 'disclosure':
      return { page: 'disclosure', unitCode: target.unitCode, year: target.year, id: target.id };
    case 'notice':
      return { page: 'notice', unitCode: target.unitCode, year: target.year, id: target.id };
    case 'consultation':
      return { page: 'consultation', unitCode: target.unitCode, year: target.year, id: target.id };
    case 'document':
      return { page: 'document', year: target.year, id: target.id };
    case 'batch':
      return { page: 'batch', batchId: target.id, stage: 'check' };
    case 'received':
      return { page: 'bundle', bundleId: target.id };
    case 'catalog':
      return { page: 'catalog', kind: target.catalog };
    case 'unit':
      return { page: 'settings', section: 'villages' };
  }
}

const ofCommand = (command: Command): PaletteEntry => ({
  key: command.name,
  label: labelOf(command),
  detail: '',
  keys: command.keys ?? '',
  run: command.run,
});

const ofHit = (hit: LookupHit, index: number): PaletteEntry => ({
  key: `person.${index}`,
  label: t('search.payout', { program: hit.program, year: hit.year, amount: formatYuanGrouped(hit.amountFen) }),
  detail: [hit.payee, hit.village, hit.villagerGroup].filter((part) => part !== '').join(' · '),
  keys: '',
  run: () => navigate({ page: 'batch', batchId: hit.batchId, stage: 'check' }),
});

const ofFound = ({ kind, items, found }: SearchGroup): PaletteGroup => ({
  name: t(`search.kind.${kind}`),
  entries: items.map(({ target, title, detail }) => ({
    key: `${target.kind}.${target.id}`,
    label: title || t('search.untitled'),
    detail,
    keys: '',
    run: () => navigate(routeOf(target)),
  })),
  more: found - items.length,
});

/** What a person was paid, when the whole number was typed. The number goes to the worker and is kept nowhere. */
function usePerson(idNumber: string): readonly LookupHit[] | undefined {
  const [found, setFound] = useState<{ readonly of: string; readonly hits: readonly LookupHit[] }>();
  useEffect(() => {
    if (idNumber === '') return;
    let isWanted = true;
    void runJob('payout.lookup', { idNumber }).then((result) => {
      if (isWanted) setFound({ of: idNumber, hits: result.ok ? result.value.hits : [] });
    });
    return () => {
      isWanted = false;
    };
  }, [idNumber]);
  return found?.of === idNumber && idNumber !== '' ? found.hits : undefined;
}

/** Commands, then everything with this title or number; people only by their whole number. */
export function usePaletteGroups(query: string): readonly PaletteGroup[] {
  const commands = useCommandList();
  const items = useSearchItems();
  const idNumber = searchedPerson(query);
  const hits = usePerson(idNumber);
  return useMemo(() => {
    if (idNumber !== '') return hits ? [{ name: t('search.kind.person'), entries: hits.map(ofHit), more: 0 }] : [];
    const wanted = query.trim().toLowerCase();
    const entries = commands
      .filter((command) => !command.quiet && canRun(command) && labelOf(command).toLowerCase().includes(wanted))
      .map(ofCommand);
    const own: PaletteGroup = { name: t('search.kind.command'), entries, more: 0 };
    return [own, ...findItems(items ?? [], query, MOST).map(ofFound)].filter((group) => group.entries.length > 0);
  }, [commands, items, query, idNumber, hits]);
}
