import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { commit } from '../../../../../renderer/data/store/commit';
import { listHistory } from '../../../../../renderer/data/store/history';
import { readPage, writeLines } from '../../../../../renderer/data/store/pages';
import { undoLast } from '../../../../../renderer/data/store/undo';
import { type Disclosure, decodeDisclosure } from '../../../../../shared/records';
import { bareDesk } from '../../../../support/deskActs';
import { aDisclosure } from '../../../../support/disclosures';

const PAGE = '190101100201/2026';

const save = (line: Disclosure): Promise<number> =>
  commit({
    name: 'disclosure.saved',
    params: { title: line.title },
    scope: `disclosures/${line.id}`,
    plan: async () => ({ records: await writeLines('disclosures', [{ page: PAGE, id: line.id, line }]) }),
  });

const stored = async (id: string): Promise<Disclosure | undefined> =>
  (await readPage('disclosures', PAGE, decodeDisclosure)).get(id);

beforeEach(bareDesk);

describe('pages of lines', () => {
  it('keep each line with a revision of its own', async () => {
    await save(aDisclosure({ id: 'a', title: '财务收支' }));
    await save(aDisclosure({ id: 'b', title: '低保对象' }));
    await save(aDisclosure({ id: 'a', title: '财务收支情况' }));
    expect((await stored('a'))?.title).toBe('财务收支情况');
    expect((await stored('a'))?.revision).toBe(2);
    expect((await stored('b'))?.revision).toBe(1);
  });

  it('make no entry of an act that changes nothing', async () => {
    await save(aDisclosure({ id: 'a' }));
    expect(await save(aDisclosure({ id: 'a' }))).toBe(0);
    expect((await stored('a'))?.revision).toBe(1);
  });

  it('undo one line and leave its neighbours', async () => {
    await save(aDisclosure({ id: 'a', place: '村委会' }));
    await save(aDisclosure({ id: 'b', place: '一组' }));
    await save(aDisclosure({ id: 'a', place: '文化广场' }));
    await save(aDisclosure({ id: 'b', place: '二组' }));
    expect((await undoLast('disclosures/a')).ok).toBe(true);
    expect((await stored('a'))?.place).toBe('村委会');
    expect((await stored('b'))?.place).toBe('二组');
  });

  it('are told line by line in the history, with the name of the line', async () => {
    await save(aDisclosure({ id: 'a', title: '财务收支', place: '村委会' }));
    await save(aDisclosure({ id: 'a', title: '财务收支', place: '文化广场' }));
    const [last] = await listHistory({ limit: 1 });
    expect(last?.changes).toEqual([
      { what: '公开记录 财务收支', field: '张贴地点', before: '村委会', after: '文化广场' },
    ]);
  });
});
