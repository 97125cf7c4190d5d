import { describe, expect, it } from 'vitest';
import { text } from '../../../../../resources';
import { renderRecoverySheet } from '../../../../../shared/formats/html';
import type { CalendarDate } from '../../../../../shared/kernel';
import { writeRecoveryCode } from '../../../../../shared/store/vault/recoveryCode';

const code = writeRecoveryCode(Uint8Array.from({ length: 20 }, (_, n) => n * 29 + 3));
const sheet = (unitName: string): string =>
  renderRecoverySheet(
    { code, unitName, storeId: `${'0'.repeat(24)}01cdef23`, writtenOn: '2026-11-28' as CalendarDate },
    text,
  );

describe('the recovery sheet', () => {
  it('shows the eight groups numbered, in order, and what belongs to them', () => {
    const page = sheet('太平街道');
    const groups = [...page.matchAll(/<small>(\d)<\/small><b>(\w{5})<\/b>/g)].map((found) => [found[1], found[2]]);
    expect(groups).toEqual(code.split('-').map((group, index) => [String(index + 1), group]));
    for (const words of ['太平街道', '2026年11月28日', '01CDEF23', text['vault.sheet.keepSealed']]) {
      expect(page).toContain(words);
    }
    expect(page).not.toContain('0'.repeat(24));
  });

  it('is one page that needs nothing from elsewhere', () => {
    const page = sheet('甲<script>alert(1)</script>&乙');
    expect(page).toContain('甲&lt;script&gt;alert(1)&lt;/script&gt;&amp;乙');
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:|@import|vault\.sheet|\{\w+\}<\/p>/);
    expect(page.match(/class="page"/g)).toHaveLength(1);
    expect(page).toContain('@page{size:210mm 297mm');
  });
});
