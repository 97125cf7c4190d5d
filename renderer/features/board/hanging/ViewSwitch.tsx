import { Segmented } from 'antd';
import { navigate } from '../../../app/router';
import { t } from '../../../ui/text';
import { VIEWS, type View, viewRoute } from './words';

/** 清单 栏面 归档盒. */
export const ViewSwitch = ({ current }: { current: View }) => (
  <Segmented
    aria-label={t('board.views')}
    value={current}
    options={VIEWS.map((value) => ({ value, label: t(`board.view.${value}`) }))}
    onChange={(value) => navigate(viewRoute(value))}
  />
);
