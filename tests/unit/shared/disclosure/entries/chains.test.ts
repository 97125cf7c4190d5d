import { describe, expect, it } from 'vitest';
import {
  checkEntryAct,
  decisionsWithoutResult,
  NO_ENTRY_FACTS,
  nextStep,
} from '../../../../../shared/disclosure/entries';
import type { CatalogEntry, Disclosure } from '../../../../../shared/records';
import { aCatalogEntry } from '../../../../support/catalogEntries';
import { aDisclosure } from '../../../../support/disclosures';
import { aContext, aMeeting, anEntry } from '../../../../support/entries';

const pair = aCatalogEntry({ chain: 'pair' });
const application = aCatalogEntry({ chain: 'application' });

const codes = (
  catalog: CatalogEntry,
  chainStep: string,
  chain: readonly Disclosure[] = [],
  meeting = false,
): string[] =>
  checkEntryAct(
    anEntry({ chainStep, chainId: 'c1' }, { meeting: meeting ? aMeeting() : null }),
    'submit',
    NO_ENTRY_FACTS,
    aContext({ catalog, chain }),
  ).map(({ code, severity }) => `${severity} ${code}`);

const step = (chainStep: string, given: Partial<Disclosure> = {}): Disclosure =>
  aDisclosure({ id: `other-${chainStep}`, chainId: 'c1', chainStep, state: 'published', ...given });

describe('chains', () => {
  it('[R-V09] a result belongs to a decision that was made public', () => {
    expect(codes(pair, 'decision')).toEqual([]);
    expect(codes(pair, 'result')).toEqual(['warning disclosure.noDecision']);
    expect(codes(pair, 'result', [step('decision')])).toEqual([]);
    expect(codes(pair, 'result', [step('decision', { state: 'draft' })])).toEqual(['warning disclosure.noDecision']);
    expect(codes(pair, '')).toEqual(['warning disclosure.stepMissing']);
    expect(nextStep(pair, 'decision')).toBe('result');
    expect(nextStep(pair, 'result')).toBeUndefined();
  });

  it('[R-V09] decisions without a result are listed, oldest first', () => {
    const lines = [
      step('decision', { id: 'a', chainId: 'a', postedOn: '2026-05-01' }),
      step('decision', { id: 'b', chainId: 'b', postedOn: '2026-03-01' }),
      step('decision', { id: 'c', chainId: 'c', postedOn: '2026-02-01' }),
      step('result', { id: 'd', chainId: 'c' }),
      step('result', { id: 'e', chainId: 'b', state: 'draft' }),
      step('decision', { id: 'f', chainId: '', state: 'draft' }),
    ];
    expect(decisionsWithoutResult(lines).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('[R-V14] 申报, 公示 and 结果 follow one another', () => {
    expect(codes(application, 'application')).toEqual([]);
    expect(codes(application, 'notice')).toEqual(['warning disclosure.stepSkipped']);
    expect(codes(application, 'notice', [step('application')])).toEqual([]);
    expect(codes(application, 'outcome', [step('application')])).toEqual(['warning disclosure.stepSkipped']);
    expect(nextStep(application, 'application')).toBe('notice');
    expect(nextStep(application, 'notice')).toBe('outcome');
  });

  it('[R-V16] a matter that rests on a decision reminds of it where none is linked', () => {
    const needs = aCatalogEntry({ needsDecision: true });
    expect(codes(needs, '')).toEqual(['warning disclosure.needsDecision']);
    expect(codes(needs, '', [step('decision')])).toEqual([]);
    expect(codes(needs, '', [], true)).toEqual([]);
  });
});
