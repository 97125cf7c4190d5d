import { Checkbox } from 'antd';
import { useSettings } from '../../app/session';
import { saveSettings } from '../../data/settings';
import { t } from '../../ui/text';

/** Large type; everything else follows the system. */
export function Appearance() {
  const { largeType } = useSettings();
  return (
    <div className="form-column">
      <Checkbox checked={largeType} onChange={(event) => void saveSettings({ largeType: event.target.checked })}>
        {t('appearance.largeType')}
      </Checkbox>
      <p className="quiet">{t('appearance.lead')}</p>
    </div>
  );
}
