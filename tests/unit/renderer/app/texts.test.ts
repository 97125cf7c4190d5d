import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BATCH_STAGES, SETTINGS_SECTIONS } from '../../../../renderer/app/router';
import { text } from '../../../../resources';
import app from '../../../../resources/text/zh-CN/app.json';
import { PAYOUT_FIELDS } from '../../../../shared/payout/types';
import { BATCH_STATES } from '../../../../shared/records';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(name);
    return /\.tsx?$/.test(entry.name) ? [name] : [];
  });
}

const code = ['renderer/app', 'renderer/features', 'renderer/ui']
  .flatMap(sources)
  .map((name) => ({ name, content: readFileSync(path.join(ROOT, name), 'utf8') }));

describe('wording of the screens', () => {
  it('has no Chinese outside resources/text', () => {
    const found = code.filter(({ content }) =>
      /\p{Script=Han}/u.test(content.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')),
    );
    // Data-matching patterns (units, dates, headers of pasted lists) and font names are no wording.
    const allowed = new Set([
      'renderer/app/setup/unitDraft.ts',
      'renderer/features/payouts/batch/fileRows.ts',
      'renderer/ui/typedDate.ts',
    ]);
    expect(found.map(({ name }) => name).filter((name) => !allowed.has(name))).toEqual([]);
  });

  it('has a sentence for every key that a screen asks for', () => {
    const asked = code.flatMap(({ content }) =>
      [...content.matchAll(/\bt\(\s*(?:[^'`()]*\? )?'([^']+)'(?: : '([^']+)')?/g)].flatMap((found) =>
        [found[1], found[2]].filter((key) => key !== undefined),
      ),
    );
    expect(asked.length).toBeGreaterThan(250);
    expect([...new Set(asked)].filter((key) => text[key] === undefined)).toEqual([]);
  });

  it('has a word for every value that is shown by its name', () => {
    const keys = [
      ...PAYOUT_FIELDS.map((field) => `payout.field.${field}`),
      ...BATCH_STATES.map((state) => `batch.state.${state}`),
      ...BATCH_STAGES.map((stage) => `batch.stage.${stage}`),
      ...SETTINGS_SECTIONS.map((section) => `settings.${section}`),
      ...['title', 'meta', 'header', 'repeated_header', 'blank', 'subtotal', 'total', 'footer'].map(
        (why) => `payout.why.${why}`,
      ),
      ...['csv', 'xlsx', 'xls', 'html'].map((format) => `batch.format.${format}`),
    ];
    expect(keys.filter((key) => text[key] === undefined)).toEqual([]);
  });

  it('keeps no sentence that nobody shows', () => {
    const all = code.map(({ content }) => content).join('\n');
    const stems = [...all.matchAll(/`([a-zA-Z]+\.[a-zA-Z0-9.]*)\$\{/g)].map((found) => found[1] ?? '');
    const unused = Object.keys(app).filter(
      (key) => !all.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)) && !/\.one$/.test(key),
    );
    expect(unused).toEqual([]);
  });
});
