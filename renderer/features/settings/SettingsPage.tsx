import { Tabs } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { markReady } from '../../app/ready';
import { navigate, SETTINGS_SECTIONS, type SettingsSection } from '../../app/router';
import { UnitForm } from '../../app/setup/UnitForm';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import { About } from './About';
import { Appearance } from './Appearance';
import { BackupSection } from './backup/BackupSection';
import { DataSection } from './DataSection';
import { DocumentClasses } from './DocumentClasses';
import { DeadlinesSection } from './deadlines/DeadlinesSection';
import { Keys } from './Keys';
import { NoticeSlips } from './NoticeSlips';
import { Security } from './Security';
import { Villages } from './Villages';

/** 设置: who we are, how it looks, where the data lies. */
export function SettingsPage({ section }: { section: SettingsSection }) {
  useEffect(markReady, []);
  const body: Record<SettingsSection, ReactNode> = {
    unit: <UnitForm />,
    villages: <Villages />,
    deadlines: <DeadlinesSection />,
    classes: <DocumentClasses />,
    slips: <NoticeSlips />,
    security: <Security />,
    backup: <BackupSection />,
    keys: <Keys />,
    data: <DataSection />,
    appearance: <Appearance />,
    about: <About />,
  };
  return (
    <Screen title={t('app.menu.settings')} lead={t('settings.lead')}>
      <Tabs
        activeKey={section}
        onChange={(key) =>
          navigate({ page: 'settings', section: SETTINGS_SECTIONS.find((item) => item === key) ?? 'unit' })
        }
        items={SETTINGS_SECTIONS.map((key) => ({
          key,
          label: t(`settings.${key}`),
          children: key === section ? body[key] : null,
        }))}
      />
    </Screen>
  );
}
