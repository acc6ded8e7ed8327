import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { w3cFormat } from '@/lib/export/w3c';
import type { Node } from '@/lib/export/w3c/node';
import { DEFAULT_SCALE } from '@/lib/review/scale-rules';

import { hostileBundle } from '../../tests/fixtures/export/arbitrary-bundle';
import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  id,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { textOf, turnedRound } from '../../tests/fixtures/export/read-export';
import { towerBundle } from '../../tests/fixtures/export/tower-bundle';
import { TOWER_DOC } from '../../tests/fixtures/export/tower-doc';

interface Item extends Node {
  id: string;
  motivation: string | string[];
  body: Node | Node[];
  target: string | { source: string; selector: [Node, { start: number; end: number }]; 'fc:role': string }[];
}
type Collection = Node & { 'schema:about': Node; first: Node & { items: Item[] } };

const bundle = towerBundle();
const { text } = bundle.article;
const parse = (of = bundle) => JSON.parse(textOf(w3cFormat, of)) as Collection;
const collection = parse();
const { items } = collection.first;
const itemOf = (number: number) =>
  items.find((item) => item.id.endsWith(id(number))) ?? expect.fail(`There is no item ${number}.`);
const targetsOf = ({ target }: Item) => (typeof target === 'string' ? [] : target);
const bodiesOf = ({ body }: Item) => [body].flat();

describe('the W3C export', () => {
  test('holds every annotation in reading order, each followed by its links and its comments', () => {
    const names = items.map((item) => item.id.replace('https://desk.example/', ''));
    const expected = [22, 10, 11, 12, 27, 16, 'evidence44', 'comments51', 'comments52', 13]
      .concat(['evidence41', 'evidence42', 'evidence43', 15, 14, 17, 'comments53', 18, 21, 25, 24, 23])
      .concat([26, 19, 20]);
    const pathOf = (entry: number | string) => {
      const [, folder, number] = /^([a-z]*)(\d+)$/.exec(String(entry)) ?? [];
      return `${folder || 'annotations'}/${id(Number(number))}`;
    };
    expect(names).toEqual(expected.map(pathOf));
    expect(collection['total']).toBe(items.length);
  });

  test('tells who is meant by a name, apart from those who work on the article', () => {
    expect(itemOf(16)['fc:agents']).toEqual([
      {
        id: `https://desk.example/agents/${id(90)}`,
        type: 'Person',
        name: 'Brandvold, Ilka',
        'fc:role': 'speaker',
        'schema:sameAs': { id: 'https://brandvold.example/' },
      },
    ]);
    expect(items.filter((item) => item['fc:agents'] !== undefined)).toHaveLength(1);
  });

  test('counts positions in code points of the text that it carries', () => {
    const characters = Array.from(String(collection['schema:about']['schema:articleBody']));
    expect(characters.join('')).toBe(text);
    let shifted = 0;
    for (const { selector } of items.flatMap(targetsOf)) {
      const [quote, { start, end }] = selector;
      expect(characters.slice(start, end).join('')).toBe(quote['exact']);
      const before = characters.slice(0, start).join('');
      expect(before.endsWith(String(quote['prefix']))).toBe(true);
      if (before.length !== start) shifted += 1;
    }
    expect(shifted).toBeGreaterThan(15);
  });

  test('tells two annotations on identical lines apart', () => {
    const [first, second] = [itemOf(10), itemOf(11)].map((item) => targetsOf(item)[0]?.selector);
    expect(first?.[0]['exact']).toBe(second?.[0]['exact']);
    expect(first?.[0]).not.toEqual(second?.[0]);
    expect(first?.[1].end).toBeLessThan(second?.[1].start ?? 0);
  });

  test('gives each range of a discontinuous quote its own target, with its role', () => {
    const quote = itemOf(16);
    expect(targetsOf(quote).map((target) => [target['fc:role'], target.selector[0]['exact']])).toEqual([
      ['content', '“We can mend it,”'],
      ['content', '“We cannot mend it cheaply.”'],
      ['cue', 'said'],
      ['source', 'Ilka Brandvold, who chairs the council'],
    ]);
    expect(quote['fc:composite']).toBe(true);
    expect(itemOf(13)).not.toHaveProperty('fc:composite');
    expect(new Set(items.flatMap(targetsOf).map((target) => target.source))).toEqual(
      new Set([`https://desk.example/articles/${id(1)}/versions/0`]),
    );
  });

  test('aims at the whole text when an annotation has no range', () => {
    expect(itemOf(19).target).toBe(`https://desk.example/articles/${id(1)}/versions/0`);
  });

  test('classifies every annotation as its kind and assesses a claim that has a verdict', () => {
    const classes = items.flatMap(bodiesOf).filter((body) => body['purpose'] === 'classifying');
    expect(new Set(classes.map((body) => body['source']))).toHaveProperty('size', ANNOTATION_KINDS.length);
    expect(itemOf(13)).toMatchObject({
      motivation: ['classifying', 'assessing'],
      'fc:verificationStatus': 'verified',
      'fc:checkedAt': '2026-03-16T12:00:00.000Z',
      body: [
        { purpose: 'classifying', source: 'https://desk.example/ns#Claim' },
        { purpose: 'assessing', source: `https://desk.example/scales/${id(900)}#mostly_accurate` },
        { purpose: 'describing', format: 'text/plain', language: 'en' },
        { type: 'TextualBody', purpose: 'assessing' },
        { purpose: 'tagging', value: 'money' },
        { purpose: 'tagging', value: '; a tag' },
      ],
    });
    expect(itemOf(15).motivation).toBe('classifying');
  });

  test.each(DEFAULT_SCALE.values)(
    'names the verdict $id on the workspace’s scale',
    ({ id: verdict, label, bucket }) => {
      const article = buildArticle(TOWER_DOC);
      const claim = buildAnnotation(1, 'claim', {
        ranges: [rangeOf(article.text, 'content', 'bell')],
        fields: { verdict },
      });
      const [item] = parse(buildBundle(article, { annotations: [claim] })).first.items;
      expect(item?.body).toContainEqual({
        type: 'SpecificResource',
        purpose: 'assessing',
        source: `https://desk.example/scales/${id(900)}#${verdict}`,
      });
      expect(item).toMatchObject({ 'fc:verdictLabel': label, 'fc:verdictBucket': bucket });
    },
  );

  test('leaves out no field, flag, tag or note', () => {
    for (const annotation of bundle.annotations) {
      const written = JSON.stringify(itemOf(Number(annotation.id.slice(-3))));
      const values = [...Object.values(annotation.fields).flat(), ...annotation.tags];
      for (const { name, reason, at } of annotation.flags) {
        values.push(name, at, ...(reason === '' ? [] : [reason]));
      }
      for (const value of values) {
        // A verdict is the end of an address.
        const isWritten = written.includes(JSON.stringify(value)) || written.includes(`#${String(value)}"`);
        expect([value, isWritten]).toEqual([value, true]);
      }
    }
  });

  test('says nothing of the status of what there is nothing to check in', () => {
    for (const number of [20, 21, 22, 24, 27]) {
      expect(itemOf(number)).not.toHaveProperty('fc:verificationStatus');
    }
  });

  test('makes of a link to a source an annotation that names relation, place and excerpt', () => {
    expect(itemOf(41)).toMatchObject({
      motivation: 'linking',
      target: `https://desk.example/annotations/${id(13)}`,
      'cito:isSupportedBy': { id: `https://desk.example/sources/${id(31)}` },
      'fc:relation': 'supported_by',
      'fc:locator': '4–5',
      body: [
        {
          source: 'https://hollin-sound.example/a%20b%7Cc?%3Cd%3E',
          selector: { type: 'FragmentSelector', value: 'page=4', refinedBy: { type: 'TextQuoteSelector' } },
        },
        { type: 'TextualBody', value: '-note' },
      ],
    });
    expect(itemOf(42)).toHaveProperty('cito:isDisputedBy');
    expect(bodiesOf(itemOf(42))[0]).toMatchObject({ source: `https://desk.example/sources/${id(32)}` });
    expect(collection['fc:sources']).toHaveLength(2);
  });

  test('makes of a comment a reply in Markdown', () => {
    expect(itemOf(52)).toMatchObject({
      motivation: 'replying',
      target: `https://desk.example/annotations/${id(16)}`,
      body: { value: '**Bold** and\n\n# a heading\n- a list', format: 'text/markdown' },
    });
  });

  test('writes the same bytes for the same state, in whatever order it was read', () => {
    const first = textOf(w3cFormat, bundle);
    expect(textOf(w3cFormat, turnedRound(towerBundle()))).toBe(first);
    const later = textOf(w3cFormat, { ...bundle, exportedAt: '2027-01-01T00:00:00.000Z' });
    expect(later.replace('2027-01-01T00:00:00.000Z', bundle.exportedAt)).toBe(first);
  });

  test('uses no key that is neither of the standard nor prefixed', () => {
    const standard = new Set(
      `@context id type label total generated generator name first partOf startIndex items motivation creator created
      modified body target purpose source value format language selector exact prefix suffix start end state
      sourceDate conformsTo refinedBy`.split(/\s+/),
    );
    const keys = new Set<string>();
    JSON.parse(textOf(w3cFormat, bundle), (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key);
      return value;
    });
    const unknown = [...keys].filter(
      (key) => !standard.has(key) && !/^(fc|cito|schema|dcterms):\w+$/.test(key),
    );
    // The terms that our own context defines.
    expect(unknown).toEqual(['fc', 'cito', 'schema', 'assessing']);
  });

  test('points at the words of every range in code points, whatever the text', () => {
    fc.assert(
      fc.property(hostileBundle, (hostile) => {
        const characters = Array.from(hostile.article.text);
        const targets = parse(hostile).first.items.flatMap(targetsOf);
        expect(targets).toHaveLength(hostile.annotations.flatMap(({ ranges }) => ranges).length);
        for (const { selector } of targets) {
          const [quote, { start, end }] = selector;
          expect(characters.slice(start, end).join('')).toBe(quote['exact']);
        }
      }),
    );
  });

  test('is a whole collection when nothing was annotated', () => {
    const empty = parse(buildBundle(buildArticle(TOWER_DOC, { language: '', url: '' })));
    expect(empty).toMatchObject({ total: 0, first: { items: [] } });
  });
});
