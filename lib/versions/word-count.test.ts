import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentSchema } from '@/lib/editor/schema';
import { projectionOf } from '@/lib/editor/projection-of';
import { countWords } from '@/lib/text/words';
import { wordCount } from '@/lib/versions/word-count';

const paragraph = (text: string) => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
});

test('the words of a document are those of its text, in each language, also when blocks were counted before', () => {
  const word = fc.constantFrom(
    'quay',
    'Ida’s',
    '2.5',
    '東京都',
    'のまち',
    'أعمال',
    '—',
    '🎉',
    'e\u0301t\u0301',
  );
  const texts = fc.array(
    fc.array(word, { maxLength: 8 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(texts, texts, fc.constantFrom('en', 'ja', ''), (plain, listed, language) => {
      const items = listed.map((text) => ({ type: 'listItem', content: [paragraph(text)] }));
      const list = { type: 'bulletList', content: items };
      const doc = documentSchema.nodeFromJSON({ type: 'doc', content: [...plain.map(paragraph), list] });
      const changed = doc.copy(doc.content.cut(doc.child(0).nodeSize));
      for (const each of [doc, changed]) {
        expect(wordCount(each, language)).toBe(countWords(projectionOf(each).text, language));
      }
    }),
  );
});
