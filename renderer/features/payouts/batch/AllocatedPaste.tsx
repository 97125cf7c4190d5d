import { Button, Input } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../ui/Dialog';
import { t } from '../../../ui/text';
import { parseAllocated } from './fileRows';

interface Props {
  readonly names: readonly string[];
  readonly disabled: boolean;
  readonly onAllocated: (sums: Record<string, number>) => void;
}

/** Two columns copied from the allocation notice: village and amount. */
export function AllocatedPaste({ names, disabled, onAllocated }: Props) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const { found, unknown } = parseAllocated(text, names);
  const count = Object.keys(found).length;
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)}>
        {t('files.paste')}
      </Button>
      <Dialog
        open={open}
        title={t('files.paste')}
        okText={t('files.pasteOk', { n: count })}
        okDisabled={count === 0}
        onCancel={() => setOpen(false)}
        onOk={() => {
          onAllocated(found);
          setOpen(false);
          setText('');
        }}
      >
        <p>{t('files.pasteLead')}</p>
        <Input.TextArea
          autoFocus
          rows={8}
          value={text}
          aria-label={t('files.paste')}
          onChange={(event) => setText(event.target.value)}
        />
        {unknown.length > 0 && (
          <p className="field-error">{t('files.pasteUnknown', { lines: unknown.slice(0, 5).join('；') })}</p>
        )}
      </Dialog>
    </>
  );
}
