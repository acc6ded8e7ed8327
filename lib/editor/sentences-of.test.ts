import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectionOf } from '@/lib/editor/projection-of';
import { documentSchema } from '@/lib/editor/schema';
import { sentencesOf } from '@/lib/editor/sentences-of';
import { splitSentences } from '@/lib/text/split-sentences';

const { nodes } = documentSchema;

test('are those of the whole text, whatever was worked out before', () => {
  const words = fc.array(
    fc.constantFrom('One. ', 'two ', '"Yes," ', 'he said. ', 'U.S. ', '好。', '\u00a0', '!'),
    { maxLength: 9 },
  );
  const block = words.map((parts) => {
    const text = parts.join('');
    return documentSchema.node(
      'paragraph',
      null,
      text === '' ? [] : [documentSchema.text(text), nodes['hardBreak']?.create()].flatMap((n) => n ?? []),
    );
  });
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('en', 'de', ''),
      (content, language) => {
        for (const blocks of [content, content.toReversed()]) {
          const doc = documentSchema.node('doc', null, blocks);
          expect(sentencesOf(doc, language)).toEqual(splitSentences(projectionOf(doc).text, language));
        }
      },
    ),
  );
});
