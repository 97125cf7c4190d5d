import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import { LookupStart } from './LookupStart';
import { LookupRegister } from './register/LookupRegister';
import './lookup.css';

/** 查询台 before it is started, and its register below. */
export function LookupPage() {
  return (
    <Screen title={t('lookup.title')} lead={t('lookup.lead')}>
      <LookupStart />
      <LookupRegister />
    </Screen>
  );
}
