import { describe, expect, test } from 'vitest';
import { missingOf, supportOf } from '@/components/annotations/missing';
import { annotationOf } from '@/components/desk/store/test-annotation';
import { BARE_LINK, type EvidenceRelation, type EvidenceView } from '@/lib/evidence/model';

const linkOf = (relation: EvidenceRelation, sourceId: string): EvidenceView => ({
  id: `${relation} ${sourceId}`,
  annotationId: '',
  isWithheld: false,
  sourceId,
  relation,
  ...BARE_LINK,
  seenOriginal: null,
  newest: null,
  version: 1,
  createdAt: '',
  createdById: '',
});

describe('missingOf', () => {
  test('names what a check still lacks', () => {
    expect(missingOf(annotationOf('claim', '9.4 million crowns'))).toEqual([
      'statement',
      'claimant',
      'source',
    ]);
    expect(
      missingOf(annotationOf('quote', 'We have the boat', { fields: { speaker: 'Ilse Maren' } })),
    ).toEqual(['cue', 'source']);
    expect(missingOf(annotationOf('query', 'pier', { fields: { question: 'Which pier?' } }))).toEqual([
      'answer',
    ]);
  });

  test('asks for nothing once the check is done, and never of notes', () => {
    expect(missingOf(annotationOf('claim', 'pier', { status: 'verified' }))).toEqual([]);
    expect(missingOf(annotationOf('note', 'pier'))).toEqual([]);
  });
});

describe('supportOf', () => {
  test('counts sources by what they do, each once', () => {
    const evidence = [
      linkOf('supported_by', 'a'),
      linkOf('supported_by', 'a'),
      linkOf('supported_by', 'b'),
      linkOf('contradicted_by', 'c'),
    ];
    expect(supportOf({ evidence })).toBe('2 sources support it, 1 contradicts it');
    expect(supportOf({ evidence: [] })).toBe('');
  });
});
