import { useEffect, useState } from 'react';
import { t } from '../ui/text';
import { takeIn } from './intake';
import { useRoute } from './router';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window are taken in, unless a part of the screen takes them; the page itself never navigates to a file. */
export function WindowDrop() {
  const [over, setOver] = useState(false);
  const route = useRoute();
  const batchId = route.page === 'batch' ? route.batchId : undefined;
  useEffect(() => {
    let depth = 0;
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const onLeave = (): void => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // A place below the pointer takes them itself.
      setOver(!event.defaultPrevented);
      event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      takeIn([...(event.dataTransfer?.files ?? [])], batchId === undefined ? {} : { batchId });
    };
    addEventListener('dragenter', onEnter);
    addEventListener('dragleave', onLeave);
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onEnter);
      removeEventListener('dragleave', onLeave);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, [batchId]);
  if (!over) return null;
  return (
    <div className="window-drop">
      <p>{t('app.drop.release')}</p>
    </div>
  );
}
