import { describe, expect, it } from 'vitest';
import { standsToReaders, type GivenVersion } from '@/lib/versions/record-rules';

const at = '2026-11-20T10:00:00.000Z';
const published: GivenVersion = { version: 3, kind: 'published', at };
const corrected: GivenVersion = { version: 7, kind: 'corrected', at };
const withdrawn: GivenVersion = { version: 7, kind: 'withdrawn', at };

describe('how a version stands to what readers have', () => {
  it('says nothing of a version that they were never given', () => {
    expect(standsToReaders(4, [published, corrected])).toBeNull();
    expect(standsToReaders(0, [])).toBeNull();
  });
  it('knows what they have, and what they had', () => {
    expect(standsToReaders(3, [published])).toBe('This is the version that readers have.');
    expect(standsToReaders(7, [published, corrected])).toBe('This is the version that readers have.');
    expect(standsToReaders(3, [published, corrected])).toBe(
      'Readers had this version, until it was corrected as version 7.',
    );
  });
  it('names the correction that came next, when there were several', () => {
    const again: GivenVersion = { version: 9, kind: 'corrected', at };
    expect(standsToReaders(3, [published, corrected, again])).toContain('corrected as version 7.');
    expect(standsToReaders(7, [published, corrected, again])).toContain('corrected as version 9.');
  });
  it('says of each that was given that the article was withdrawn, and of no other', () => {
    for (const version of [3, 7]) {
      expect(standsToReaders(version, [published, corrected, withdrawn])).toContain('withdrawn since');
    }
    expect(standsToReaders(5, [published, corrected, withdrawn])).toBeNull();
  });
});
