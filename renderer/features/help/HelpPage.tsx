import { useEffect } from 'react';
import { markReady } from '../../app/ready';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';

const TOPICS = [
  'start',
  'import',
  'problems',
  'confirm',
  'posting',
  'send',
  'receive',
  'village',
  'review',
  'matrix',
  'deadline',
  'catalog',
  'documents',
  'rollup',
  'notice',
  'board',
  'finance',
  'calendar',
  'consultation',
  'lookup',
  'passphrase',
  'backup',
  'history',
  'privacy',
  'keys',
] as const;

/** Short and true: how the work goes, screen by screen. */
export function HelpPage() {
  useEffect(markReady, []);
  return (
    <Screen title={t('app.menu.help')} lead={t('help.lead')}>
      <div className="help">
        {TOPICS.map((topic) => (
          <section key={topic}>
            <h2>{t(`help.${topic}.title`)}</h2>
            {t(`help.${topic}.body`)
              .split('\n')
              .map((line) => (
                <p key={line}>{line}</p>
              ))}
          </section>
        ))}
      </div>
    </Screen>
  );
}
