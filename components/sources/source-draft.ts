import type { SourceFields } from '@/lib/sources/model';

/** A source of which nothing is known yet. */
export const EMPTY_SOURCE: SourceFields = {
  kind: 'webpage',
  title: '',
  authors: [],
  containerTitle: '',
  agency: '',
  publisher: '',
  issued: '',
  accessedAt: '',
  url: '',
  note: '',
};

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
