import { escapeHtml } from '@/lib/export/bibliography/escape-html';

/** HTML that is safe as it stands: only `markup` makes it, of its own text and of values that it escapes. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can stand in HTML: text is escaped, null and false are nothing. */
export type Part = Markup | string | number | null | false | readonly Part[];

/** HTML in which every value that is not markup is escaped, for text and for quoted attributes. */
export function markup(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + render(values[index] ?? null)).join(''));
}

/** A JSON value for a script element of data: nothing in it can end the element. */
export function jsonMarkup(value: unknown): Markup {
  const json = JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Markup(json);
}

/** The attribute of an element in a language; nothing where it is not known. */
export function langOf(language: string): Part {
  return language === '' ? null : markup` lang="${language}"`;
}

/** Text of ours that is HTML already. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}
