import { describe, expect, test } from 'vitest';
import type { EvidenceView } from '@/lib/evidence/model';
import { sourceSelector } from '@/lib/export/w3c/fragment';

import { buildEvidence } from '../../../tests/fixtures/export/build-bundle';

const selector = (locatorType: EvidenceView['locatorType'], locator: string, excerpt = '') =>
  sourceSelector(buildEvidence(1, 2, 3, { locatorType, locator, excerpt }));

describe('the place in a source', () => {
  test.each<[NonNullable<EvidenceView['locatorType']>, string, string]>([
    ['page', '14', 'page=14'],
    ['page', '14-16', 'page=14'],
    ['timestamp', '754', 't=754'],
    ['timestamp', '12:34', 't=754'],
    ['timestamp', '1:02:03.5 – 1:02:09', 't=3723.5,3729'],
    ['url_fragment', '#section-2', 'section-2'],
    ['url_fragment', ':~:text=tide tables', ':~:text=tide%20tables'],
    ['url_fragment', '100% 潮', '100%25%20%E6%BD%AE'],
    ['url_fragment', 'a%20b', 'a%20b'],
  ])('is a fragment for the %s “%s”', (type, locator, value) => {
    expect(selector(type, locator)).toMatchObject({ type: 'FragmentSelector', value });
  });

  test.each<[NonNullable<EvidenceView['locatorType']>, string]>([
    ['page', 'xiv'],
    ['page', 'back cover, inside'],
    ['timestamp', 'near the end'],
    ['timestamp', '1:2:3:4'],
    ['paragraph', '4'],
    ['section', '§ 3'],
    ['cell', 'B12'],
  ])('is no fragment for the %s “%s”', (type, locator) => {
    expect(selector(type, locator)).toBeUndefined();
  });

  test('is the excerpt, inside the fragment where there is one', () => {
    const quote = { type: 'TextQuoteSelector', exact: 'eleven votes' };
    expect(selector(null, '', 'eleven votes')).toEqual(quote);
    expect(selector('page', '2', 'eleven votes')).toMatchObject({ value: 'page=2', refinedBy: quote });
  });
});
