import { Button } from 'antd';
import { type ChangeEvent, useRef } from 'react';

interface Props {
  readonly label: string;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly testId?: string;
  readonly onFiles: (files: File[]) => void;
}

/** A button that opens the file dialog of the system. */
export function FilePicker({ label, accept, multiple, primary, disabled, testId, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    // The same file may be chosen again after a mend.
    event.target.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        disabled={disabled ?? false}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        // Not by `hidden` alone: inside a form the component library shows every file field again.
        style={{ display: 'none' }}
        aria-label={label}
        accept={accept}
        multiple={multiple ?? false}
        onChange={onChange}
        data-testid={testId}
      />
    </>
  );
}
