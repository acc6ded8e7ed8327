import { expect, test } from 'vitest';
import { unsentWords } from '@/components/guests/unsent-words';

test('what is not sent is what was written, once, and neither what stood there nor what was emptied', () => {
  const written = { value: ' I measured it. \n', defaultValue: '' };
  const answered = { value: 'In 2019.', defaultValue: 'In 2019.' };
  const emptied = { value: ' ', defaultValue: 'In 2018.' };
  expect(unsentWords([written, answered, emptied, written])).toEqual(['I measured it.']);
  expect(unsentWords([answered, emptied])).toEqual([]);
});
