import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createConsultation, removeConsultation } from '../../../../../renderer/data/consultations';
import { findItems, readSearchItems } from '../../../../../renderer/data/search';
import { emptyDesk, TOWN } from '../../../../support/deskStore';

beforeEach(emptyDesk);

describe('search', () => {
  it('[R-G01] finds a consultation by its subject and its unit, and none in the bin', async () => {
    const place = await createConsultation({
      unitCode: TOWN,
      title: '《集镇规划（草案）》',
      matter: 'majorDecision',
      telephone: '',
    });
    const found = async (query: string) =>
      findItems(await readSearchItems(), query, 5).flatMap(({ items }) => items.map(({ target }) => target));
    expect(await found('样本镇 集镇规划')).toEqual([{ kind: 'consultation', ...place }]);
    await removeConsultation(place);
    expect(await found('集镇规划')).toEqual([]);
  });
});
