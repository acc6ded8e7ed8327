import { describe, expect, test } from 'vitest';
import {
  draftProblems,
  newDraft,
  newSourceFrom,
  parseDraft,
  readNewSource,
} from '@/components/evidence/evidence-draft';

const ID = '0193a1b2-0000-7000-8000-000000000001';

describe('a link that is being made', () => {
  test('comes back from where it was kept as it was', () => {
    const draft = { ...newDraft('claim'), newSource: newSourceFrom('Annual report', '2026-03-14') };
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft);
    expect(parseDraft('{"relation":"eaten_by"}')).toBeNull();
    expect(parseDraft('<')).toBeNull();
  });

  test('needs a source, and a locator together with what it is', () => {
    const draft = { ...newDraft('claim'), sourceId: ID };
    expect(draftProblems(draft)).toEqual({});
    expect(Object.keys(draftProblems(newDraft('claim')))).toEqual(['source']);
    expect(Object.keys(draftProblems({ ...draft, locator: '4' }))).toEqual(['locatorType']);
    expect(Object.keys(draftProblems({ ...draft, locatorType: 'page' }))).toEqual(['locator']);
  });

  test('takes what was searched for as the title of a new source, or as its address', () => {
    expect(newSourceFrom(' Annual report ', '2026-03-14')).toMatchObject({ title: 'Annual report', url: '' });
    expect(newSourceFrom('https://desk.example/r', '2026-03-14')).toMatchObject({
      kind: 'webpage',
      title: '',
      url: 'https://desk.example/r',
    });
  });
});

describe('readNewSource', () => {
  const source = {
    ...newSourceFrom('Annual report', '2026-03-14'),
    authors: 'Ilse Maren\n\n Harbour board ',
  };

  test('takes one author a line', () => {
    const read = readNewSource(ID, source);
    expect(read.ok && read.input.authors).toEqual(['Ilse Maren', 'Harbour board']);
  });

  test.each([
    ['title', ' '],
    ['url', 'javascript:alert(1)'],
    ['issued', 'in March'],
  ])('says what is wrong with its %s', (field, value) => {
    const read = readNewSource(ID, { ...source, [field]: value });
    expect(read.ok ? [] : Object.keys(read.problems)).toEqual([field]);
  });
});
