import { Alert, Button } from 'antd';
import { navigate } from '../../../app/router';
import { describe, faultText, t } from '../../../ui/text';
import { useOpenBatch } from './useBatch';

/** Files whose header was not understood: the sentence, and the way to point at it. */
export function UnreadFiles() {
  const { view, batchId } = useOpenBatch();
  return view.batch.files.flatMap((file) => {
    if (file.fault === undefined) return [];
    const problem = view.problems.find((item) => item.code === file.fault && item.at.file === file.name);
    return [
      <Alert
        key={file.name}
        type="warning"
        showIcon
        title={file.name}
        description={problem ? describe(problem) : faultText(file.fault, { file: file.name, sheet: '', row: '' })}
        action={
          <Button type="primary" onClick={() => navigate({ page: 'batch', batchId, stage: 'columns' })}>
            {t('columns.point')}
          </Button>
        }
      />,
    ];
  });
}
