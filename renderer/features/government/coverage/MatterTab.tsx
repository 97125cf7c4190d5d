import { Button, Checkbox } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Matter, MatterCoverage } from '../../../../shared/disclosure/coverage';
import { beijingDay } from '../../../../shared/kernel';
import { markReady } from '../../../app/ready';
import { navigate } from '../../../app/router';
import { source } from '../../../data/source';
import { EmptyState } from '../../../ui/EmptyState';
import { ReportActs } from '../../../ui/report';
import { Screen } from '../../../ui/Screen';
import { t } from '../../../ui/text';
import { BeginDialog } from './BeginDialog';
import { GuidelineDialog } from './GuidelineDialog';
import { MatterTable } from './MatterTable';
import { countsOf, matterReport } from './matterWords';
import { ReasonDialog } from './ReasonDialog';
import { type MatterKind, useMatters } from './useMatters';

/** Fields (R-C02) or matters (R-P05): each with a live entry or a stated reason. */
export function MatterTab({ kind, heads }: { kind: MatterKind; heads: ReactNode }) {
  const { ready, self, year, lines } = useMatters(kind);
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [asksGuideline, setAsksGuideline] = useState(false);
  const [explained, setExplained] = useState<MatterCoverage<Matter> | null>(null);
  const [begun, setBegun] = useState<MatterCoverage<Matter> | null>(null);
  useEffect(() => {
    if (ready) markReady();
  }, [ready]);
  const shown = onlyMissing ? lines.filter((line) => line.state === 'missing') : lines;
  return (
    <Screen
      title={t(`matters.title.${kind}`)}
      lead={t(`matters.lead.${kind}`)}
      action={
        self && (
          <ReportActs make={() => matterReport(kind, lines, self.name, beijingDay(source.now()))} disabled={!ready} />
        )
      }
    >
      {heads}
      {ready && !self && (
        <EmptyState sentence={t('matters.noUnit')}>
          <Button type="primary" onClick={() => navigate({ page: 'settings', section: 'unit' })}>
            {t('matters.toUnit')}
          </Button>
        </EmptyState>
      )}
      {ready && self && (
        <>
          <div className="matter-tools">
            <span role="status">{t('matters.count', countsOf(lines))}</span>
            <Checkbox checked={onlyMissing} onChange={(event) => setOnlyMissing(event.target.checked)}>
              {t('matters.onlyMissing')}
            </Checkbox>
            {kind === 'entries' && (
              <Button onClick={() => setAsksGuideline(true)}>{t('matters.guideline.title')}</Button>
            )}
          </div>
          {shown.length === 0 ? (
            <p className="quiet">{t('matters.noneMissing')}</p>
          ) : (
            <MatterTable
              kind={kind}
              lines={shown}
              numberOf={(line) => lines.indexOf(line) + 1}
              onExplain={setExplained}
              onBegin={setBegun}
            />
          )}
        </>
      )}
      {self && asksGuideline && <GuidelineDialog unitCode={self.unitCode} onClose={() => setAsksGuideline(false)} />}
      {self && begun && <BeginDialog unitCode={self.unitCode} line={begun} onClose={() => setBegun(null)} />}
      {self && explained && (
        <ReasonDialog
          unitCode={self.unitCode}
          year={year}
          matter={explained.matter}
          reason={explained.reason}
          onClose={() => setExplained(null)}
        />
      )}
    </Screen>
  );
}
