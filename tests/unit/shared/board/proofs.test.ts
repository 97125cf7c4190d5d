import { describe, expect, it } from 'vitest';
import { provesVersion, stampProofs } from '../../../../shared/board';
import { withSummary } from '../../../../shared/disclosure/entries';
import type { DisclosureBody } from '../../../../shared/records';
import { aDisclosure } from '../../../support/disclosures';
import { aProof } from '../../../support/hangings';

describe('which version a photograph proves', () => {
  it('[R-V04] the one that hung when it was put in; an older program’s photograph counts for any', () => {
    expect(provesVersion(aProof({ version: 1 }), 1)).toBe(true);
    expect(provesVersion(aProof({ version: 1 }), 2)).toBe(false);
    expect(provesVersion(aProof(), 2)).toBe(true);
    expect(provesVersion(aProof({ role: 'attachment', version: 1 }), 1)).toBe(false);
  });

  it('is written down when it comes, and never moves to a later version', () => {
    const old = aProof();
    const seen = { ...old, privacy: 'confirmed' as const };
    const added = aProof({ sha256: 'b'.repeat(64) });
    const other = aProof({ sha256: 'c'.repeat(64), role: 'attachment' });
    expect(stampProofs([seen, added, other], [old], 2)).toEqual([seen, { ...added, version: 2 }, other]);
    expect(stampProofs([{ ...added, version: 1 }], [], 2)).toEqual([{ ...added, version: 1 }]);
  });

  it('[R-V06] a corrected entry waits for a photograph again', () => {
    const body = { attachments: [aProof({ version: 1 })], supervision: null } as unknown as DisclosureBody;
    expect(withSummary({ line: aDisclosure({ version: 1 }), body }).line.hasProof).toBe(true);
    expect(withSummary({ line: aDisclosure({ version: 2 }), body }).line.hasProof).toBe(false);
  });
});
