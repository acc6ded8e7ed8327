import { describe, expect, test } from 'vitest';

import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { VISIBILITIES } from '@/lib/annotations/model';
import {
  isForGuests,
  isVisibilityOf,
  usualVisibility,
  visibilitiesOf,
} from '@/lib/annotations/visibility-rules';

/** What guests see of each kind, by who is to see it; `-` where that cannot be chosen. */
const TABLE = {
  claim: 'public yes, team yes, restricted no',
  quote: 'public yes, team yes, restricted no',
  attribution: 'public yes, team yes, restricted no',
  source_citation: 'public yes, team yes, restricted no',
  entity_check: 'public yes, team yes, restricted no',
  query: 'public -, team yes, restricted no',
  note: 'public -, team no, restricted no',
  cleared: 'public -, team no, restricted -',
  suggestion: 'public -, team yes, restricted no',
} as const;

describe.each(ANNOTATION_KINDS)('%s', (kind) => {
  test('is seen by guests as the table says', () => {
    const cells = VISIBILITIES.map((visibility) => {
      if (!isVisibilityOf(kind, visibility)) return `${visibility} -`;
      return `${visibility} ${isForGuests({ kind, visibility }) ? 'yes' : 'no'}`;
    });
    expect(cells.join(', ')).toBe(TABLE[kind]);
  });

  test('is usually seen by as many as can be', () => {
    expect(usualVisibility(kind)).toBe(visibilitiesOf(kind)[0]);
    expect(VISIBILITIES.find((each) => isVisibilityOf(kind, each))).toBe(usualVisibility(kind));
  });
});
