import { describe, expect, test } from 'vitest';
import { lackInShort, linkWarnings, supportLine } from '@/components/evidence/support-words';
import { unsavedSource } from '@/components/desk/store/desk-state';
import { BARE_LINK, type EvidenceView } from '@/lib/evidence/model';
import { claimSupport } from '@/lib/evidence/claim-rules';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import { DEFAULT_SUFFICIENCY } from '@/lib/evidence/sufficiency-rules';
import { EMPTY_SOURCE } from '@/lib/sources/model';

const linkTo = (sourceId: string, change: Partial<EvidenceView> = {}): EvidenceView => ({
  ...BARE_LINK,
  id: `link ${sourceId}`,
  annotationId: 'claim',
  sourceId,
  isWithheld: false,
  relation: 'supported_by',
  seenOriginal: null,
  newest: null,
  version: 1,
  createdAt: '',
  createdById: '',
  ...change,
});
const lineage = (id: string, change: Partial<SourceLineage> = {}): [string, SourceLineage] => [
  id,
  { id, originId: null, derivedFromId: null, isArticle: false, ...change },
];
const line = (evidence: EvidenceView[], lineages = new Map<string, SourceLineage>()) =>
  supportLine(claimSupport(evidence, lineages, DEFAULT_SUFFICIENCY));

describe('what evidence comes to', () => {
  test('is said with independent sources and in one word', () => {
    const dispatch = { originId: 'dispatch' };
    const lineages = new Map([lineage('post', dispatch), lineage('herald', dispatch)]);
    expect(line([linkTo('post'), linkTo('herald')], lineages)).toBe('1 independent source · supported');
    expect(line([linkTo('post'), linkTo('mail')], lineages)).toBe('2 independent sources · supported');
    expect(line([linkTo('post', { relation: 'contradicted_by' })])).toBe('No independent sources · refuted');
    expect(line([linkTo('post', { directness: 'background' })])).toBe('No independent sources · not enough');
  });

  test('leaves out what goes back to the article', () => {
    const lineages = new Map([
      lineage('ours', { isArticle: true }),
      lineage('blog', { derivedFromId: 'ours' }),
    ]);
    const { independent, circular } = claimSupport([linkTo('blog')], lineages, DEFAULT_SUFFICIENCY);
    expect([independent, circular]).toEqual([0, ['blog']]);
  });

  test('lacks no place that is withheld, or that is a passage of a copy', () => {
    const primary = { proximity: 'primary' } as const;
    const lacks = (change: Partial<EvidenceView>) =>
      claimSupport([linkTo('a', { ...primary, ...change })], new Map(), DEFAULT_SUFFICIENCY).lacks.map(
        (lack) => lackInShort(lack, DEFAULT_SUFFICIENCY),
      );
    expect(lacks({})).toEqual(['a place for one link']);
    expect(lacks({ isWithheld: true })).toEqual([]);
    expect(lacks({ captureId: 'copy', passage: { start: 0, end: 4 } })).toEqual([]);
    expect(lacks({ proximity: null, locatorType: 'page', locator: '4' })).toEqual([
      '1 primary or 3 independent secondary',
    ]);
  });
});

describe('a link', () => {
  const source = unsavedSource({ ...EMPTY_SOURCE, id: 'post', issued: '2026-03-15' });
  const place = { source, lineages: new Map<string, SourceLineage>(), publishedAt: '2026-03-15' };
  const now = (placement: NonNullable<EvidenceView['newest']>['placement']) =>
    linkWarnings(linkTo('post', { newest: { captureId: 'copy', placement, start: null, end: null } }), place);

  test('warns when its passage changed or went, and not when it only stands elsewhere', () => {
    expect((['placed', 'moved'] as const).flatMap(now)).toEqual([]);
    for (const placement of ['changed', 'ambiguous', 'orphaned'] as const) {
      expect(now(placement)).toEqual([expect.stringContaining('changed after it was cited')]);
    }
  });

  test('warns of what is newer than the article, and of what goes back to it', () => {
    expect(linkWarnings(linkTo('post'), place)).toEqual([]);
    expect(linkWarnings(linkTo('post'), { ...place, publishedAt: '2026-03-14' })).toEqual([
      'The source is newer than the article.',
    ]);
    const lineages = new Map([lineage('post', { isArticle: true })]);
    expect(linkWarnings(linkTo('post'), { ...place, lineages })).toEqual([
      expect.stringContaining('Circular'),
    ]);
  });
});
