import { describe, expect, test } from 'vitest';
import { describeRange } from '@/lib/anchoring/describe-range';
import { checkFields } from '@/lib/annotations/field-rules';
import { evidenceInputSchema } from '@/lib/evidence/model';
import { ANNOTATION_KINDS } from '@/lib/annotations/kind-model';
import { flagSchema, type RangeInput } from '@/lib/annotations/model';
import { checkRanges } from '@/lib/annotations/range-rules';
import { isFinished, isItem } from '@/lib/annotations/rules';
import { readDocument } from '@/lib/articles/document';
import { articleFieldsSchema } from '@/lib/articles/model';
import { buildSample } from '@/lib/articles/sample/build-sample';
import { SAMPLE_DOC, SAMPLE_FIELDS } from '@/lib/articles/sample/sample-doc';
import { SAMPLE_SOURCES } from '@/lib/articles/sample/sample-sources';
import { coverage } from '@/lib/coverage/coverage';
import { newId } from '@/lib/ids';
import { sourceFieldsSchema } from '@/lib/sources/model';
import { splitSentences } from '@/lib/text/split-sentences';
import { countWords } from '@/lib/text/words';

const { text, annotations } = buildSample();
const wordsOf = ({ start, end }: RangeInput) => text.slice(start, end);
const ofRole = (role: RangeInput['role']) => (ranges: RangeInput[]) =>
  ranges.filter((range) => range.role === role).map(wordsOf);

describe('the sample article', () => {
  test('is a document and fields that an import would take', () => {
    expect(readDocument(SAMPLE_DOC)).toMatchObject({ ok: true, text });
    expect(articleFieldsSchema.parse(SAMPLE_FIELDS)).toEqual(SAMPLE_FIELDS);
    for (const source of Object.values(SAMPLE_SOURCES))
      expect(sourceFieldsSchema.parse(source)).toEqual(source);
  });

  test('is short enough to read and has what a desk meets', () => {
    expect(countWords(text)).toBeGreaterThan(450);
    expect(countWords(text)).toBeLessThan(700);
    const lines = text.split('\n');
    expect(lines.filter((line, index) => lines.indexOf(line) !== index)).toEqual([
      'The reading room after midnight. Photo: Quillmoor Library',
    ]);
    expect(text).toMatch(/\p{Script=Han}/u);
    expect(text).toMatch(/\p{Extended_Pictographic}/u);
    expect(text).toMatch(/[à-ÿ]/);
    expect(text).not.toMatch(/["']/);
    const types = JSON.stringify(SAMPLE_DOC);
    for (const type of ['heading', 'caption', 'bulletList', 'blockquote', 'link'])
      expect(types).toContain(`"${type}"`);
  });

  test('has annotations that the commands would take', () => {
    for (const { kind, fields, ranges, status = 'unchecked', flags = [], evidence = [] } of annotations) {
      expect(checkRanges(kind, ranges, text)).toEqual({ ok: true, ranges });
      expect(checkFields(kind, fields)).toEqual({ ok: true, fields });
      if (!isItem(kind)) expect(status).toBe('unchecked');
      for (const flag of flags) expect(flagSchema.parse(flag)).toEqual(flag);
      for (const { source: _, ...link } of evidence) {
        expect(
          evidenceInputSchema.safeParse({ ...link, id: newId(), sourceId: newId() }).error,
        ).toBeUndefined();
      }
    }
  });

  test('shows every kind, many statuses, and all three states of coverage', () => {
    expect(new Set(annotations.map(({ kind }) => kind))).toEqual(new Set(ANNOTATION_KINDS));
    expect(new Set(annotations.map(({ status }) => status)).size).toBeGreaterThanOrEqual(6);
    const { counts } = coverage(
      splitSentences(text, 'en'),
      annotations.map(({ kind, ranges, status = 'unchecked' }) => ({
        ranges,
        cleared: kind === 'cleared',
        finished: kind === 'note' || isFinished(status),
      })),
    );
    expect(Math.min(counts.read, counts.open, counts.unread)).toBeGreaterThan(5);
  });

  test('has a quote in two parts with cue and speaker', () => {
    const quote = annotations.find(({ kind }) => kind === 'quote');
    expect(ofRole('content')(quote?.ranges ?? [])).toEqual([
      '“Everybody told us that nobody reads at three in the morning,”',
      '“They were wrong about the hour, and they were wrong about the town.”',
    ]);
    expect(ofRole('cue')(quote?.ranges ?? [])).toEqual(['said']);
    expect(ofRole('source')(quote?.ranges ?? [])).toEqual(['Zoë Brandvåg, who runs the library']);
  });

  test('takes cue and speaker from the sentence that they belong to', () => {
    const gu = annotations.find(
      ({ fields }) => 'speakerAsNamed' in fields && fields.speakerAsNamed === 'she',
    );
    const [, , said] = gu?.ranges ?? [];
    expect(text.slice((said?.start ?? 0) - 11, said?.end)).toBe('talk,” she said');
  });

  test('has ranges that nest and ranges that cross', () => {
    const claims = annotations.filter(({ kind }) => kind === 'claim').flatMap(({ ranges }) => ranges);
    const pairs = claims.flatMap((one) => claims.map((other) => [one, other] as const));
    const nested = pairs.filter(([one, other]) => one.start === other.start && one.end < other.end);
    const crossing = pairs.filter(
      ([one, other]) => one.start < other.start && other.start < one.end && one.end < other.end,
    );
    expect(nested.map(([one]) => wordsOf(one))).toEqual([
      '48,200 people have come between ten in the evening and six in the morning',
    ]);
    expect(crossing.map(([one]) => wordsOf(one))).toEqual(['The night shift costs 312,000 crowns a year']);
  });

  test('marks both identical lines, told apart by what stands before them', () => {
    const credits = annotations
      .flatMap(({ ranges }) => ranges)
      .filter((range) => wordsOf(range) === 'Photo: Quillmoor Library');
    expect(credits).toHaveLength(2);
    expect(new Set(credits.map(({ start }) => start)).size).toBe(2);
    const suffixes = credits.map(({ start, end }) => describeRange(text, start, end).suffix);
    expect(new Set(suffixes).size).toBe(2);
  });
});
