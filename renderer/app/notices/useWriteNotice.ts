import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { noticeTemplates } from '../../../resources/templates';
import type { NoticeTemplate } from '../../../shared/board/notices';
import type { NoticeAt, NoticeSource, NoticesMade } from '../../../shared/noticeJobs';
import type { BatchRecord, NoticeKind, UnitRecord } from '../../../shared/records';
import { today } from '../../data/disclosures';
import { copyEarlier } from '../../data/notices';
import { outcomeOf } from '../../data/outcome';
import { listBatches } from '../../data/queries';
import { type Task, useTask } from '../../ui/useTask';
import { runJob } from '../../workers/client';
import { useUnits } from '../session';
import { recentPeriods } from './recentPeriods';

/** free: without a template. copy: an earlier notice again. */
export type Chosen =
  | { readonly by: 'template'; readonly id: string }
  | { readonly by: 'free'; readonly kind: NoticeKind }
  | { readonly by: 'copy'; readonly from: NoticeAt | null };

/** What is known already where the dialog is opened from a batch, an entry or a list. */
export interface WriteFrom {
  readonly source?: NoticeSource;
  readonly unitCodes?: readonly string[];
  /** Catalog entry that the notice is about: templates that serve it come first. */
  readonly catalogCode?: string;
}

export interface WriteNotice {
  readonly chosen: Chosen;
  readonly templates: readonly NoticeTemplate[];
  readonly template: NoticeTemplate | undefined;
  readonly units: readonly UnitRecord[];
  readonly unitCodes: readonly string[];
  readonly batches: readonly BatchRecord[];
  readonly source: NoticeSource;
  readonly period: string;
  readonly periods: readonly string[];
  readonly ready: boolean;
  readonly task: Task;
  choose(next: Chosen): void;
  chooseUnits(codes: readonly string[]): void;
  chooseSource(next: NoticeSource): void;
  choosePeriod(code: string): void;
  /** What is typed for all of them, by the name of the field. */
  readonly values: Readonly<Record<string, string>>;
  typeValue(name: string, value: string): void;
  /** undefined after a fault or a cancel. */
  write(): Promise<NoticesMade | undefined>;
}

const NO_SOURCE: NoticeSource = { kind: 'none' };

/** Which notice, for which villages, filled from what. */
export function useWriteNotice(from: WriteFrom): WriteNotice {
  const { self, villages } = useUnits();
  const units = useMemo(() => {
    const others = self && self.level !== 'village' ? [self] : [];
    return [...villages, ...others];
  }, [self, villages]);
  const templates = useMemo(() => inOrder(noticeTemplates(), from.catalogCode ?? ''), [from.catalogCode]);
  const batches = useLiveQuery(listConfirmed, []) ?? [];
  const [chosen, choose] = useState<Chosen>(() => firstChoice(templates, from));
  const [codes, chooseUnits] = useState<readonly string[] | null>(from.unitCodes ?? null);
  const [source, chooseSource] = useState<NoticeSource>(from.source ?? NO_SOURCE);
  const [period, choosePeriod] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const task = useTask();
  const unitCodes = codes ?? (units.length === 1 && units[0] ? [units[0].unitCode] : []);
  const template = chosen.by === 'template' ? templates.find(({ id }) => id === chosen.id) : undefined;
  const write = async (): Promise<NoticesMade | undefined> => {
    if (chosen.by === 'copy') {
      const earlier = chosen.from;
      if (!earlier) return undefined;
      const place = await task.run('app.task.saving', () => outcomeOf(() => copyEarlier(earlier)));
      return place && { places: [place], refused: [] };
    }
    const request = {
      unitCodes,
      templateId: chosen.by === 'template' ? chosen.id : '',
      kind: chosen.by === 'free' ? chosen.kind : 'announcement',
      source,
      period,
      values,
    } as const;
    return task.run('app.task.saving', (control) => runJob('notice.make', request, control));
  };
  return {
    chosen,
    templates,
    template,
    units,
    unitCodes,
    batches,
    source,
    period,
    periods: recentPeriods(today()),
    ready: chosen.by === 'copy' ? chosen.from !== null : unitCodes.length > 0,
    task,
    choose,
    chooseUnits,
    chooseSource,
    choosePeriod,
    values,
    typeValue: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    write,
  };
}

const listConfirmed = async (): Promise<BatchRecord[]> =>
  (await listBatches()).filter(({ state }) => state === 'confirmed' || state === 'posted');

/** Those that serve the catalog entry first. */
function inOrder(templates: readonly NoticeTemplate[], code: string): readonly NoticeTemplate[] {
  const fits = ({ catalogCodes }: NoticeTemplate): boolean => code !== '' && catalogCodes.includes(code);
  return [...templates.filter(fits), ...templates.filter((one) => !fits(one))];
}

function firstChoice(templates: readonly NoticeTemplate[], { catalogCode = '', source }: WriteFrom): Chosen {
  const matching = templates.filter(({ catalogCodes }) => catalogCodes.includes(catalogCode));
  // What was paid is told as a result.
  const result = source?.kind === 'batch' ? matching.find(({ kind }) => kind === 'result') : undefined;
  if (result) return { by: 'template', id: result.id };
  const [first] = templates;
  if (first && catalogCode !== '' && first.catalogCodes.includes(catalogCode)) return { by: 'template', id: first.id };
  if (source && source.kind !== 'none') return { by: 'free', kind: 'result' };
  return first ? { by: 'template', id: first.id } : { by: 'free', kind: 'announcement' };
}
