import { describe, expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { withFilter } from '@/lib/list-address';
import { assignPath, isFiltered, readAssignQuery, readWorkQuery, workPath } from '@/lib/work/list-rules';

const paramsOf = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams);

describe('the address of a list of work', () => {
  test('says what is asked, and is read again as the same', () => {
    const work = { why: 'query', kind: 'query', priority: 'legal', cursor: 'c', limit: 20 } as const;
    expect(readWorkQuery(paramsOf(workPath(work)))).toEqual(work);
    const assign = { article: newId(), to: 'nobody', kind: 'claim' } as const;
    expect(readAssignQuery(paramsOf(assignPath(assign)))).toEqual(assign);
    expect([workPath({}), assignPath({ to: '', kind: '' })]).toEqual(['/work', '/work/assign']);
  });

  test('forgets what makes no sense', () => {
    const odd = { why: 'because', kind: 'note', priority: ['legal', 'low'], limit: '0', cursor: '', x: '1' };
    expect(readWorkQuery(odd)).toEqual({});
    expect(readAssignQuery({ article: 'no-id', to: 'Bo', kind: 'cleared' })).toEqual({});
  });

  test('begins at the first page with another filter', () => {
    expect(withFilter({ kind: 'claim', cursor: 'c' } as const, { kind: 'quote' })).toEqual({ kind: 'quote' });
    expect([isFiltered({ cursor: 'c', kind: '' }), isFiltered({ to: 'nobody' })]).toEqual([false, true]);
  });
});
