import { Descriptions } from 'antd';
import { formatRoute } from '../../app/router';
import { useSession } from '../../app/session';
import { t } from '../../ui/text';

export function About() {
  const { info } = useSession();
  return (
    <div className="form-column">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'version', label: t('about.version'), children: info.version },
          { key: 'shell', label: t('about.shell'), children: t(`about.shell.${info.shell}`) },
          { key: 'engine', label: t('about.engine'), children: info.engine },
          { key: 'license', label: t('about.license'), children: 'MIT' },
        ]}
      />
      <p>{t('about.words')}</p>
      <p>{t('about.notYet')}</p>
      <p>
        <a href={formatRoute({ page: 'help' })}>{t('app.menu.help')}</a>
      </p>
    </div>
  );
}
