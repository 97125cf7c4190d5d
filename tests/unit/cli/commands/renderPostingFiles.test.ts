import { describe, expect, it } from 'vitest';
import { renderPostingFiles } from '../../../../cli/commands/payoutPost';
import { docxPart } from '../../../support/docxParts';
import { aPosting, layoutResources, someGroups } from '../../../support/postingSamples';

describe('renderPostingFiles', () => {
  const input = aPosting({ groups: someGroups(61) });

  it('makes the wanted formats of one posting, all with the same payees', () => {
    const files = renderPostingFiles(input, ['docx', 'html', 'csv'], '东坝村公示', layoutResources);
    expect(files.map((file) => file.name)).toEqual(['东坝村公示.docx', '东坝村公示.html', '东坝村公示.csv']);
    const [docx, html, csv] = files.map((file, i) =>
      i === 0 ? docxPart(file.bytes, 'word/document.xml') : new TextDecoder().decode(file.bytes),
    );
    const longNames = input.groups
      .flatMap((group) => group.rows)
      .map((row) => row.payee)
      .filter((name) => name.length === 3);
    for (const text of [docx, html, csv]) expect(longNames.filter((name) => !text?.includes(name))).toEqual([]);
  });

  it.each([
    ['东坝村: 2026/补贴*公示?', '东坝村 2026 补贴 公示.csv'],
    ['公示. . ', '公示.csv'],
    ['///', '_.csv'],
    ['很'.repeat(200), `${'很'.repeat(60)}.csv`],
  ])('gives %s a name that every file system takes', (base, name) => {
    expect(renderPostingFiles(input, ['csv'], base, layoutResources)[0]?.name).toBe(name);
  });
});
