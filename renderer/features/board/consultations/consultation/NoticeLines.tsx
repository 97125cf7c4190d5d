import { Button } from 'antd';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Problem } from '../../../../../shared/kernel';
import { formatRoute, navigate } from '../../../../app/router';
import {
  type ConsultationNoticeKind,
  checkPostedOn,
  consultationPlaceOf,
  draftNotice,
  noticeGaps,
  useLinkedNotices,
} from '../../../../data/consultations';
import { noticePlaceOf } from '../../../../data/notices';
import { outcomeOf } from '../../../../data/outcome';
import { describe, t } from '../../../../ui/text';
import { noticeText } from '../words';
import { useEdit } from './useConsultationEdit';

const KINDS: readonly ConsultationNoticeKind[] = ['consultation', 'adoption'];

/** The notice that asks and the one that answers: begun from here, written, reviewed and posted like any other. */
export function NoticeLines() {
  const { entry, task } = useEdit();
  const { line } = entry;
  const notices = useLinkedNotices(line.id);
  const gaps = useLiveQuery(async () => {
    const [consultation, adoption] = await Promise.all(KINDS.map((kind) => noticeGaps(entry, kind)));
    return { consultation, adoption };
  }, [entry]);
  if (!notices) return null;
  const draft = async (kind: ConsultationNoticeKind): Promise<void> => {
    const place = await task.run('app.task.saving', () =>
      outcomeOf(() => draftNotice(consultationPlaceOf(line), kind)),
    );
    if (place) navigate({ page: 'notice', ...place });
  };
  const canDraft = (kind: ConsultationNoticeKind): boolean =>
    !line.deleted && line.state !== (kind === 'consultation' ? 'closed' : 'draft');
  const isReady = (found: readonly Problem[] | undefined): boolean =>
    found !== undefined && !found.some(({ severity }) => severity === 'error');
  const warnings = checkPostedOn(line, notices);
  return (
    <>
      <h3>{t('consultation.notices')}</h3>
      <dl className="consult-facts">
        {KINDS.map((kind) => {
          const notice = notices[kind];
          return (
            <div key={kind} className="consult-wide">
              <dt>{t(`consultation.noticeKind.${kind}`)}</dt>
              <dd>
                {notice ? (
                  <a href={formatRoute({ page: 'notice', ...noticePlaceOf(notice) })}>{noticeText(notice)}</a>
                ) : canDraft(kind) ? (
                  <Button
                    size="small"
                    type={kind === 'adoption' && line.state === 'closed' ? 'primary' : 'default'}
                    disabled={!isReady(gaps?.[kind])}
                    onClick={() => void draft(kind)}
                  >
                    {t(`consultation.draftNotice.${kind}`)}
                  </Button>
                ) : (
                  noticeText(undefined)
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {warnings.map((one) => (
        <p key={one.code} className="inside-note">
          {describe(one)}
        </p>
      ))}
    </>
  );
}
