import { EMPTY_SOURCE, type SourceFields } from '@/lib/sources/model';

/** Authors as they are typed, one a line. */
export function authorsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** What a form of `SourceForm` holds. Its kind is one of the choices. */
export function draftOf(form: FormData): SourceFields {
  const text = (name: keyof SourceFields) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    ...EMPTY_SOURCE,
    kind: text('kind') as SourceFields['kind'],
    title: text('title'),
    authors: authorsOf(text('authors')),
    containerTitle: text('containerTitle'),
    agency: text('agency'),
    publisher: text('publisher'),
    issued: text('issued'),
    accessedAt: text('accessedAt'),
    url: text('url'),
    note: text('note').replaceAll('\r\n', '\n'),
  };
}
