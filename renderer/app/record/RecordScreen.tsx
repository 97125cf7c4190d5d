import { App, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { outcomeOf } from '../../data/outcome';
import { ClashNote } from '../../ui/ClashNote';
import { Screen } from '../../ui/Screen';
import { t } from '../../ui/text';
import type { Task } from '../../ui/useTask';
import { BatchHistory } from '../history/BatchHistory';
import { useUndo } from '../history/useUndo';
import { formatRoute, navigate, type Route } from '../router';
import './record.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  /** The list that it stands in. */
  readonly back: { readonly to: Route; readonly text: string };
  /** Of its history. */
  readonly scope: string;
  readonly historyKey: string;
  readonly edit: { readonly task: Task; readonly hasClash: boolean; settle(mine: boolean): Promise<void> };
  readonly bin: {
    readonly deleted: boolean;
    /** Whether it may go there now; 'never' does not even offer it. */
    readonly may: 'now' | 'notNow' | 'never';
    readonly put: (deleted: boolean) => Promise<void>;
  };
  readonly fill?: boolean;
  /** What else can be done with the record as a whole. */
  readonly acts?: ReactNode;
  /** What is to be known before everything else. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** The page of one record: head, what went wrong with a save, the record, its history. */
export function RecordScreen({ back, scope, edit, note, children, ...props }: Props) {
  const { undo, redo } = useUndo(scope);
  const [asked, setAsked] = useState(false);
  const ask = (): void => setAsked(true);
  return (
    <Screen
      title={props.title}
      lead={props.lead}
      {...(props.fill ? { fill: true } : {})}
      action={
        <Space wrap>
          <a href={formatRoute(back.to)}>{back.text}</a>
          {props.acts}
          <Button onClick={undo}>{t('history.undo')}</Button>
          <Button onClick={ask}>{t('history.ofRecordDo')}</Button>
          <BinButton title={props.title} task={edit.task} bin={props.bin} back={back.to} />
        </Space>
      }
    >
      {note}
      <ClashNote {...edit} onLook={ask} />
      <div className="record">{children}</div>
      {asked && (
        <BatchHistory
          titleKey={props.historyKey}
          scope={scope}
          onUndo={undo}
          onRedo={redo}
          onClose={() => setAsked(false)}
        />
      )}
    </Screen>
  );
}

interface BinProps extends Pick<Props, 'title' | 'bin'> {
  readonly task: Task;
  readonly back: Route;
}

/** Into the recycle bin and back to the list, or out of the bin again. */
function BinButton({ title, task, bin, back }: BinProps) {
  const { message } = App.useApp();
  const { deleted, may } = bin;
  const put = async (): Promise<void> => {
    const done = await task.run('app.task.saving', () =>
      outcomeOf(async () => {
        await bin.put(!deleted);
        return true;
      }),
    );
    if (!done || deleted) return;
    void message.success(t('batch.removed', { title }));
    navigate(back);
  };
  if (deleted) return <Button onClick={() => void put()}>{t('disclosure.bringBack')}</Button>;
  if (may === 'never') return null;
  return (
    <Button danger disabled={may === 'notNow'} onClick={() => void put()}>
      {t('batch.remove')}
    </Button>
  );
}
