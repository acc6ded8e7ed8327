import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';
import { citationKeyBase, freeCitationKey, mergeDraft } from '@/lib/sources/rules';

const nothing: SourceFields = { ...EMPTY_SOURCE, kind: 'report', title: '…' };

describe('citationKeyBase', () => {
  test.each<[string, Partial<SourceFields>]>([
    ['maren2026', { authors: ['Ida Maren', 'Tomas Oduya'], issued: '2026-03-14' }],
    ['maren2026', { authors: ['Maren, Ida'], issued: '2026' }],
    ['maren', { authors: ['Ida Maren'] }],
    ['nemcovasoderstrom2025', { authors: ['Ida Němcová-Söderström'], issued: '2025-01' }],
    ['harbourgazette2026', { authors: ['李伟'], containerTitle: 'Harbour Gazette', issued: '2026-03-02' }],
    ['quaywire2026', { agency: 'Quaywire', issued: '2026' }],
    ['harbourboardofsaltmereto', { publisher: 'Harbour Board of Saltmere, Town and County' }],
    ['tidetables2024', { containerTitle: '港口报', publisher: 'Tide Tables', issued: '2024' }],
    ['quay', { title: 'The “Quay” that would not hold' }],
    ['tide2026', { title: '2026 tide tables', issued: '2026' }],
    ['source2026', { title: '港口的码头', authors: ['李伟'], issued: '2026-05' }],
    ['source', {}],
    ['ida', { authors: [' , Ida'], title: '2026' }],
  ])('%s of %j', (key, fields) => {
    expect(citationKeyBase({ ...nothing, ...fields })).toBe(key);
  });

  test('is ASCII and never empty, whatever a source is called', () => {
    const any = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 2 }), any, (title, authors, containerTitle) => {
        const key = citationKeyBase({ ...nothing, title, authors, containerTitle, issued: '2026-01-02' });
        expect(key).toMatch(/^[a-z0-9]*[a-z][a-z0-9]*2026$/);
      }),
    );
  });
});

describe('freeCitationKey', () => {
  test('goes on with letters', () => {
    const taken = new Set<string>();
    for (let number = 0; number < 30; number++) taken.add(freeCitationKey('maren2026', taken));
    const keys = [...taken];
    expect(keys.slice(0, 3)).toEqual(['maren2026', 'maren2026a', 'maren2026b']);
    expect(keys.slice(25)).toEqual(['maren2026y', 'maren2026z', 'maren2026aa', 'maren2026ab', 'maren2026ac']);
  });
});

describe('mergeDraft', () => {
  const base = { ...nothing, title: 'The quay', authors: ['Ida Maren'], issued: '2026', note: 'Old' };

  test('takes theirs where the person changed nothing, and tells of every difference', () => {
    const draft = { ...base, title: 'The northern quay', note: 'Same' };
    const latest = {
      ...base,
      title: 'The quay of Saltmere',
      authors: ['Ida Maren', 'Tomas Oduya'],
      note: 'Same',
    };
    expect(mergeDraft(base, latest, draft)).toEqual({
      fields: { ...base, title: 'The northern quay', authors: ['Ida Maren', 'Tomas Oduya'], note: 'Same' },
      notes: {
        title: { theirs: 'The quay of Saltmere', isDisputed: true },
        authors: { theirs: ['Ida Maren', 'Tomas Oduya'], isDisputed: false },
      },
    });
  });

  test('leaves a draft as it is when nobody else saved', () => {
    const draft = { ...base, issued: '' };
    expect(mergeDraft(base, base, draft)).toEqual({ fields: draft, notes: {} });
  });
});
