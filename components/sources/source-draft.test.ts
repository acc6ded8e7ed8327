import { expect, test } from 'vitest';
import { draftOf, textOf } from '@/components/sources/source-draft';
import { SOURCE_FIELDS, isAskedOf } from '@/components/sources/source-fields';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { EMPTY_SOURCE, SOURCE_KINDS, sourceFieldsSchema } from '@/lib/sources/model';

const formOf = (typed: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
};

test('a form is read with its authors one a line', () => {
  const form = formOf({
    kind: 'report',
    title: ' Tides ',
    authors: ' Ida Maren\r\n\r\nOduya, Tomas \n',
    note: 'a\r\nb',
  });
  const draft = draftOf(form, EMPTY_SOURCE);
  expect(draft).toEqual({
    ...EMPTY_SOURCE,
    kind: 'report',
    title: 'Tides',
    authors: ['Ida Maren', 'Oduya, Tomas'],
    note: 'a\nb',
  });
  expect(sourceFieldsSchema.parse(draft)).toEqual(draft);
});

test('a person is read with their terms, and no interviewer where none is chosen', () => {
  const form = formOf({
    kind: 'interview',
    title: 'Talk',
    'human.terms': 'off_record',
    'human.interviewerId': '',
    'human.channel': 'phone',
  });
  const draft = draftOf(form, EMPTY_SOURCE);
  expect(draft.human).toEqual({ ...EMPTY_HUMAN, terms: 'off_record', channel: 'phone' });
  expect(draftOf(formOf({ kind: 'report', 'human.terms': 'off_record' }), draft).human).toBeNull();
});

test('what a form has no control for stays', () => {
  const base = { ...EMPTY_SOURCE, title: 'Tides', doi: '10.1234/a', extra: { KW: 'sea' } };
  expect(draftOf(formOf({ title: 'Silt' }), base)).toEqual({ ...base, title: 'Silt' });
});

test('every field that people fill in has one control, and is asked of some kind', () => {
  const names = SOURCE_FIELDS.map((field) => field.name);
  expect(new Set(names).size).toBe(names.length);
  const own = Object.keys(EMPTY_SOURCE).filter((name) => !['human', 'extra', 'provenance'].includes(name));
  const human = Object.keys(EMPTY_HUMAN).map((name) => `human.${name}`);
  expect(names.toSorted()).toEqual([...own, ...human].toSorted());
  for (const name of names) expect(SOURCE_KINDS.some((kind) => isAskedOf(kind, name))).toBe(true);
  expect(textOf({ ...EMPTY_SOURCE, authors: ['a', 'b'] }, 'authors')).toBe('a\nb');
});
