import type { BibSyntaxEntry } from '@/lib/import/bibliography/bibtex-syntax';

const PART = new Set([
  'incollection',
  'inproceedings',
  'inbook',
  'inreference',
  'bookinbook',
  'suppbook',
  'suppcollection',
  'conference',
]);
/** They belong to the entry alone. */
const OWN = new Set([
  'crossref',
  'xref',
  'xdata',
  'ids',
  'options',
  'entrysubtype',
  'label',
  'shorthand',
  'keywords',
  'note',
  'abstract',
]);
const MAX_DEPTH = 4;

/**
 * The entry with what it takes from the entries that `crossref` and `xdata` name; its own fields stay. What the whole is called
 * becomes the title of the container of its parts. An entry that is not there is warned of, and its key is kept.
 */
export function inheritFields(
  entry: BibSyntaxEntry,
  find: (key: string) => BibSyntaxEntry | null,
  depth = 0,
): BibSyntaxEntry {
  const keys = entry.fields.flatMap(([name, value]) =>
    name === 'crossref' || name === 'xdata' ? value.split(',').map((key) => ({ name, key: key.trim() })) : [],
  );
  if (keys.length === 0) return entry;
  const own = entry.fields.filter(([name]) => name !== 'crossref' && name !== 'xdata');
  const fields: [string, string][] = [...own];
  const warnings = [...entry.warnings];
  for (const { name, key } of keys) {
    const found = depth < MAX_DEPTH && key.toLowerCase() !== entry.key.toLowerCase() ? find(key) : null;
    if (!found || found.isBroken) {
      fields.push([`${name}`, key]);
      warnings.push(
        `The entry “${key}” that this one refers to (${name}) is not there. Its key is kept among the further fields.`,
      );
      continue;
    }
    const parent = inheritFields(found, find, depth + 1);
    const taken = parent.fields.flatMap(([field, value]): [string, string][] => {
      const as = name === 'xdata' ? field : inheritedName(entry.type, parent.type, field);
      return as === null || fields.some(([has]) => has === as) ? [] : [[as, value]];
    });
    fields.push(...taken);
    if (taken.length > 0)
      warnings.push(`From the entry “${key}” it takes: ${taken.map(([field]) => field).join(', ')}.`);
  }
  return { ...entry, fields, warnings };
}

function inheritedName(type: string, parentType: string, field: string): string | null {
  if (OWN.has(field)) return null;
  if (field === 'author') return PART.has(type) ? 'bookauthor' : 'author';
  if (field === 'title' || field === 'booktitle') {
    if (PART.has(type)) return 'booktitle';
    return type === 'article' && parentType === 'periodical' ? 'journaltitle' : null;
  }
  if (field === 'subtitle') return PART.has(type) ? 'booksubtitle' : null;
  return field;
}
