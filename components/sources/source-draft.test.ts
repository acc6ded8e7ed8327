import { expect, test } from 'vitest';
import { draftOf } from '@/components/sources/source-draft';
import { EMPTY_SOURCE } from '@/lib/sources/model';
import { sourceFieldsSchema } from '@/lib/sources/model';

test('a form is read with its authors one a line', () => {
  const form = new FormData();
  const typed = {
    kind: 'report',
    title: ' Tides ',
    authors: ' Ida Maren\r\n\r\nOduya, Tomas \n',
    note: 'a\r\nb',
  };
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const draft = draftOf(form);
  expect(draft).toEqual({
    ...EMPTY_SOURCE,
    kind: 'report',
    title: 'Tides',
    authors: ['Ida Maren', 'Oduya, Tomas'],
    note: 'a\nb',
  });
  expect(sourceFieldsSchema.parse(draft)).toEqual(draft);
});
