import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { makeReport } from '@/lib/report/freeze-rules';
import {
  citedIds,
  countProtected,
  withholdItems,
  withholdSources,
  type Protection,
} from '@/lib/report/withhold-rules';

import { hostileBundle } from '../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  buildEvidence,
  buildSource,
  id,
  JONAS,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { partsOf } from '../../tests/fixtures/export/report-page';
import { towerBundle } from '../../tests/fixtures/export/tower-bundle';

const TEAM = 'zqteam';
const SECRET = 'zqsecret';

const doc = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'The quay is 80 metres long, an official said.' }] },
  ],
};
const article = buildArticle(doc);
const content = (words: string) => [rangeOf(article.text, 'content', words)];
const flag = { name: 'single_source', reason: TEAM, byId: JONAS, at: '2026-03-15T10:00:00.000Z' } as const;

function harbour() {
  return buildBundle(article, {
    annotations: [
      buildAnnotation(10, 'claim', {
        status: 'verified',
        ranges: content('80 metres long'),
        tags: [TEAM],
        flags: [flag],
        assigneeId: JONAS,
        override: { reason: TEAM, byId: JONAS, at: '2026-03-15T10:00:00.000Z' },
        agents: {
          claimant: { id: id(90), kind: 'person', name: `Oda ${SECRET}`, sameAs: '', roles: [] },
        },
        fields: {
          statement: 'The quay is 80 metres long.',
          claimant: `Oda ${SECRET}`,
          verdict: 'accurate',
          verdictRationale: `The plan says so, and so does Oda ${SECRET}.`,
          unknowns: 'When it was measured.',
          location: TEAM,
        },
        evidence: [
          buildEvidence(41, 10, 31, {
            proximity: 'primary',
            locatorType: 'timestamp',
            locator: SECRET,
            excerpt: SECRET,
            note: SECRET,
          }),
          buildEvidence(42, 10, 32, { excerpt: 'Length: 80 m.', note: TEAM }),
        ],
      }),
      buildAnnotation(11, 'query', { ranges: content('official'), fields: { question: TEAM } }),
      buildAnnotation(12, 'note', { fields: { body: TEAM } }),
      buildAnnotation(13, 'suggestion', { ranges: content('long'), fields: { replacement: TEAM } }),
      buildAnnotation(14, 'cleared', { ranges: content('said') }),
      buildAnnotation(15, 'entity_check', {
        ranges: content('metres'),
        fields: { note: TEAM, asPrinted: TEAM, correctForm: 'yards' },
      }),
      buildAnnotation(16, 'attribution', {
        ranges: [rangeOf(article.text, 'source', 'an official')],
        fields: { note: TEAM, resolvedTo: `Oda ${SECRET}` },
      }),
    ],
    sources: [
      buildSource(31, SECRET, { kind: 'interview', title: `Talk with ${SECRET}`, authors: [SECRET] }),
      buildSource(32, 'plan', { title: 'Plan of the quay', note: TEAM, reliabilityNote: TEAM }),
    ],
  });
}
const PROTECTION: Protection = {
  description: 'a person at the board',
  title: `Talk with ${SECRET}`,
  people: [SECRET, `Oda ${SECRET}`],
};
const report = makeReport(partsOf(harbour(), { protections: new Map([[id(31), PROTECTION]]) }));

describe('a report', () => {
  test('tells what was found, in reading order, with numbers of its own', () => {
    expect(report.items.map(({ label, words }) => [label, words])).toEqual([
      ['C1', '80 metres long'],
      ['E1', 'metres'],
      ['A1', 'an official'],
    ]);
    expect(report.items[0]).toMatchObject({
      statement: 'The quay is 80 metres long.',
      verdict: 'accurate',
      unknowns: 'When it was measured.',
      independent: 2,
    });
    expect(report.items[1]).toMatchObject({ correctForm: 'yards' });
  });

  test('holds nothing that is for the team', () => {
    expect(JSON.stringify({ ...report, team: null })).not.toContain(TEAM);
  });

  test('tells of a protected source what was agreed, and that it supports the claim', () => {
    expect(report.sources).toEqual([
      { isProtected: true, description: 'a person at the board' },
      expect.objectContaining({ isProtected: false, title: 'Plan of the quay' }),
    ]);
    expect(report.items[0]?.evidence[0]).toEqual({
      source: 0,
      relation: 'supported_by',
      proximity: null,
      directness: null,
      locatorType: null,
      locator: '',
      locatorEnd: '',
      excerpt: '',
      excerptLanguage: '',
      excerptTranslation: '',
    });
    expect(report.items[0]?.evidence[1]?.excerpt).toBe('Length: 80 m.');
  });

  test('holds no word of a protected source, not even where somebody of the team wrote it, and says that words are missing', () => {
    expect(JSON.stringify(report)).not.toContain(SECRET);
    expect(JSON.stringify(report)).not.toContain(id(31));
    expect(report.items[0]).toMatchObject({ rationale: '', hasWithheldWords: true, who: null });
  });

  test('keeps the whole scale that was offered, and retired verdicts that were given', () => {
    const bundle = harbour();
    bundle.scale.values = bundle.scale.values.map((value) => ({
      ...value,
      retired: value.id === 'accurate' || value.id === 'outdated',
    }));
    const ids = makeReport(partsOf(bundle)).scale.map((value) => value.id);
    expect(ids).toContain('accurate');
    expect(ids).toContain('mixed');
    expect(ids).not.toContain('outdated');
  });

  test('counts two that derive from one dispatch as one', () => {
    const lineage = { originId: id(70), derivedFromId: null, isArticle: false };
    const lineages = new Map([31, 32].map((number) => [id(number), { ...lineage, id: id(number) }]));
    expect(makeReport(partsOf({ ...harbour(), lineages }))).toMatchObject({
      independent: 1,
      items: [{ independent: 1 }, {}, {}],
    });
  });

  test('is made of any article, and its words are those of the text', () => {
    fc.assert(
      fc.property(hostileBundle, (bundle) => {
        const made = makeReport(partsOf(bundle));
        for (const { ranges, words } of made.items) {
          expect(words).toBe(
            ranges.map(({ start, end }) => bundle.article.text.slice(start, end)).join(' […] '),
          );
        }
        const labels = made.items.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
        expect(structuredClone(JSON.parse(JSON.stringify(made)))).toEqual(made);
      }),
    );
  });
});

describe('an item that is restricted later', () => {
  const bundle = harbour();
  const claims = [
    buildAnnotation(20, 'claim', { evidence: [buildEvidence(51, 20, 32), buildEvidence(52, 20, 33)] }),
    buildAnnotation(21, 'claim', {
      fields: { verdict: 'outdated' },
      evidence: [buildEvidence(53, 21, 31)],
    }),
    buildAnnotation(22, 'claim', { visibility: 'team' }),
  ];
  const sources = [...bundle.sources, buildSource(33, 'map', { title: 'Map of the quay' })];
  const values = bundle.scale.values.map((value) => ({ ...value, retired: value.id === 'outdated' }));
  const whole = makeReport(
    partsOf({ ...bundle, annotations: claims, sources, scale: { ...bundle.scale, values } }),
  );
  const titles = ({ sources: told, items }: typeof whole) =>
    items.map(({ label, evidence }) => [
      label,
      evidence.map(({ source }) => Reflect.get(told[source] ?? {}, 'title') as unknown),
    ]);

  test('goes with what it alone cites and was rated, is counted, and leaves the others as they were', () => {
    expect([whole.withheldItems, whole.independent]).toEqual([1, 3]);
    const left = withholdItems(whole, new Set([id(21), id(99)]));
    expect(titles(left)).toEqual([['C1', ['Plan of the quay', 'Map of the quay']]]);
    expect(left).toMatchObject({ withheldItems: 2, independent: 2 });
    expect(JSON.stringify(left)).not.toContain(SECRET);
    expect(left.scale.map((value) => value.id)).not.toContain('outdated');
    const first = withholdItems(whole, new Set([id(20)]));
    expect(titles(first)).toEqual([['C2', [`Talk with ${SECRET}`]]]);
    expect(first.scale.map((value) => value.id)).toContain('outdated');
  });

  test('leaves nothing behind when it was the only one, and a report without it is left as it is', () => {
    const none = withholdItems(whole, new Set([id(20), id(21)]));
    expect(none).toMatchObject({ items: [], sources: [], independent: 0, withheldItems: 3 });
    expect(withholdItems(whole, new Set([id(22)]))).toBe(whole);
  });
});

describe('a source that is protected later', () => {
  test('is gone from the report, with what it says, and is counted', () => {
    const open = makeReport(partsOf(harbour()));
    expect(JSON.stringify(open)).toContain(`Talk with ${SECRET}`);
    expect(citedIds(open)).toEqual([id(31), id(32)]);
    const later = withholdSources(open, new Map([[id(31), PROTECTION]]));
    expect(countProtected(later)).toBe(1);
    expect(JSON.stringify(later)).not.toContain(SECRET);
    expect(later.items[0]).toMatchObject({ rationale: '', hasWithheldWords: true });
    expect(later.items[0]?.evidence[1]?.excerpt).toBe('Length: 80 m.');
  });

  test('leaves a report alone that does not name it', () => {
    const made = makeReport(partsOf(towerBundle()));
    expect(withholdSources(made, new Map([[id(5), PROTECTION]]))).toBe(made);
  });
});
