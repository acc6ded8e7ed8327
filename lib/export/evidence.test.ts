import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { withheldEvidence } from '@/lib/evidence/rules';
import { csvFormat } from '@/lib/export/csv';
import { markdownFormat } from '@/lib/export/markdown';
import { w3cFormat } from '@/lib/export/w3c';
import type { Node } from '@/lib/export/w3c/node';

import {
  buildAnnotation,
  buildArticle,
  buildBundle,
  buildEvidence,
  buildSource,
  id,
  MARIT,
  rangeOf,
} from '../../tests/fixtures/export/build-bundle';
import { bytesOf, textOf } from '../../tests/fixtures/export/read-export';
import { TOWER_DOC } from '../../tests/fixtures/export/tower-doc';

const HASH = 'c0ffee'.padEnd(64, '0');
const AT = '2026-03-15T09:00:00.000Z';
const REASON = 'The bell-founder *showed* us the scales.';

const article = buildArticle(TOWER_DOC);
const words = article.text.slice(0, 12).trimEnd();
const override = { reason: REASON, byId: MARIT, at: AT };
const full = buildEvidence(31, 11, 41, {
  proximity: 'secondary',
  directness: 'implies_it',
  locatorType: 'page',
  locator: '4',
  locatorEnd: '6',
  excerpt: 'Die Glocke wiegt drei Tonnen.',
  excerptLanguage: 'de',
  excerptTranslation: 'The bell weighs three tonnes.',
  seenOriginal: { byId: MARIT, at: AT },
  tracedToOrigin: true,
  captureId: id(61),
  passage: { start: 0, end: 28 },
  newest: { captureId: id(62), placement: 'changed', start: 0, end: 28 },
});
const evidence = [full, buildEvidence(32, 11, 42), withheldEvidence(buildEvidence(33, 11, 43))];
const claim = buildAnnotation(11, 'claim', {
  status: 'verified',
  ranges: [rangeOf(article.text, 'content', words)],
  evidence,
  override,
});
const lineage = (number: number, originId: string | null) =>
  [id(number), { id: id(number), originId, derivedFromId: null, isArticle: false }] as const;
const bundle = buildBundle(article, {
  annotations: [claim],
  sources: [
    buildSource(41, 'one2026'),
    buildSource(42, 'two2026'),
    {
      id: id(43),
      isWithheld: true,
      kind: 'interview',
      title: 'Protected source',
      citationKey: 'protected-0',
    },
  ],
  lineages: new Map([lineage(41, id(71)), lineage(42, id(71)), lineage(43, null)]),
  captureHashes: new Map([[id(61), HASH]]),
});

function rowsOf(name: string): Record<string, string>[] {
  const text = Buffer.from(unzipSync(bytesOf(csvFormat, bundle))[`${name}.csv`] ?? []).toString('utf8');
  return parse(text, { bom: true, columns: true });
}
const items = (): Node[] => {
  const { first } = JSON.parse(textOf(w3cFormat, bundle)) as { first: { items: Node[] } };
  return first.items;
};

describe('what is exported of evidence', () => {
  test('counts sources of one origin once', () => {
    expect(rowsOf('claims')).toMatchObject([{ independent_support: '2' }]);
    expect(textOf(markdownFormat, bundle)).toContain('independent sources: 2, supported');
  });

  test('is all that is said of a link, and the hash of its copy', () => {
    const [row, bare, withheld] = rowsOf('evidence');
    expect(row).toMatchObject({
      capture_hash: HASH,
      directness: 'implies_it',
      locator_end: '6',
      excerpt_language: 'de',
      excerpt_translation: 'The bell weighs three tonnes.',
      seen_original_by: 'Marit Osei-Lindqvist',
      seen_original_at: AT,
      traced_to_origin: 'yes',
      passage_now: 'changed',
    });
    expect(bare).toMatchObject({ capture_hash: '', traced_to_origin: 'no' });
    expect(withheld).toMatchObject({ capture_hash: '', seen_original_by: '', traced_to_origin: '' });

    const markdown = textOf(markdownFormat, bundle);
    for (const part of [
      'p. 4–6',
      'implies it',
      'original seen by Marit',
      `SHA-256 ${HASH}`,
      'three tonnes',
    ]) {
      expect(markdown).toContain(part);
    }
    expect(items().find((item) => String(item['id']).endsWith(id(31)))).toMatchObject({
      'fc:captureSha256': HASH,
      'fc:directness': 'implies_it',
      'fc:locatorEnd': '6',
      'fc:passageNow': 'changed',
      'fc:seenOriginalBy': { name: 'Marit Osei-Lindqvist' },
      'fc:tracedToOrigin': true,
    });
  });

  test('is the reason for which a claim counts as verified with less', () => {
    expect(rowsOf('claims')).toMatchObject([
      { override_reason: REASON, override_by: 'Marit Osei-Lindqvist', override_at: AT },
    ]);
    expect(textOf(markdownFormat, bundle)).toContain(
      'verified with less evidence than is asked for: The bell-founder',
    );
    expect(items().find((item) => String(item['id']).endsWith(id(11)))).toMatchObject({
      'fc:override': { 'fc:reason': REASON, creator: { name: 'Marit Osei-Lindqvist' }, created: AT },
    });
  });
});
