import locales from '@citation-js/plugin-csl/lib/locales.json';
import packaged from '@citation-js/plugin-csl/lib/styles.json';
import CSL from 'citeproc';
import sanitizeHtml from 'sanitize-html';
import { cslItem, type CslItem } from '@/lib/export/bibliography/csl-json';
import type { BibliographyRecord } from '@/lib/export/bibliography/record';
import { CHICAGO_AUTHOR_DATE, CHICAGO_NOTES } from '@/lib/export/bibliography/styles/chicago';
import { MLA } from '@/lib/export/bibliography/styles/mla';

/** Styles in which a bibliography can be set. APA and Harvard are those of the CSL project, as a package holds them; the others are ours. */
const STYLES = {
  apa: packaged.apa,
  'chicago-author-date': CHICAGO_AUTHOR_DATE,
  'chicago-notes': CHICAGO_NOTES,
  mla: MLA,
  harvard: packaged.harvard1,
} as const;
export type StyleName = keyof typeof STYLES;

/** A record set in a style; null when the style has nothing to say of it. One record a call: then no entry can bear another one's name. */
export type Styler = (record: BibliographyRecord) => string | null;

// Reading a style takes up to a second, setting a record some milliseconds.
const known = new Map<string, Styler>();

/** Sets records in a style, in English, as plain text or as HTML in which nothing but italics, links and the like is left. */
export function styler(name: StyleName, output: 'text' | 'html'): Styler {
  const made = known.get(`${name} ${output}`) ?? makeStyler(name, output);
  known.set(`${name} ${output}`, made);
  return made;
}

function makeStyler(name: StyleName, output: 'text' | 'html'): Styler {
  let item: CslItem | null = null;
  const sys = { retrieveLocale: () => locales['en-US'], retrieveItem: () => item };
  const engine = new CSL.Engine(sys, STYLES[name], 'en-US', true);
  engine.opt.development_extensions['wrap_url_and_doi'] = output === 'html';
  engine.setOutputFormat(output);
  return (record) => {
    item = forStyles(cslItem(record));
    // Another id each time, or the engine keeps what it knew of the last one.
    engine.updateItems([]);
    engine.updateItems([item.id]);
    const made = engine.makeBibliography();
    const [entry = ''] = made === false || made[0].entry_ids.flat().length === 0 ? [] : made[1];
    const text = output === 'html' ? clean(entry) : entry.replaceAll(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  };
}

// The notes are ours, for reading; styles would print them, and the language would turn the words of a style into others.
function forStyles({ note: _note, custom: _custom, language: _language, ...item }: CslItem): CslItem {
  return item;
}

function clean(html: string): string {
  const inner = sanitizeHtml(html, {
    allowedTags: ['i', 'em', 'b', 'strong', 'sup', 'sub', 'a'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https'],
  });
  return inner.replaceAll(/\s+/g, ' ').trim();
}
