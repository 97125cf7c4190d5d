import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAbsences, stateAbsence } from '../../../../renderer/data/absences';
import { listHistory } from '../../../../renderer/data/store/history';
import { undoLast } from '../../../../renderer/data/store/undo';
import { bareDesk } from '../../../support/deskActs';

const TOWN = '190101100000';
const LABOUR = { id: 'GK06', name: '税收管理' };

beforeEach(bareDesk);

describe('stated reasons', () => {
  it('[R-C02] are kept per unit and year, and can be taken back', async () => {
    await stateAbsence(TOWN, 2026, LABOUR, ' 乡镇没有这项职能 ');
    expect(await readAbsences(TOWN, 2026)).toEqual(new Map([['GK06', '乡镇没有这项职能']]));
    expect(await readAbsences(TOWN, 2027)).toEqual(new Map());
    await stateAbsence(TOWN, 2026, LABOUR, '');
    expect(await readAbsences(TOWN, 2026)).toEqual(new Map());
  });

  it('[R-P05] stand in the history with the name of the matter, and are one step of undo', async () => {
    await stateAbsence(TOWN, 2026, { id: '7', name: '筹资筹劳' }, '近三年没有');
    const [entry] = await listHistory({ limit: 1 });
    expect(entry?.command).toBe('command.absence.stated');
    expect(entry?.params).toEqual({ title: '筹资筹劳' });
    expect((await undoLast(`absences/${TOWN}/2026`)).ok).toBe(true);
    expect(await readAbsences(TOWN, 2026)).toEqual(new Map());
  });
});
