import { bibNames } from '@/lib/export/bibliography/bib-names';
import { BIB_EXTRAS, BIB_FIELDS } from '@/lib/export/bibliography/bib-tables';
import { encodeLatex } from '@/lib/export/bibliography/latex';
import { tidyName } from '@/lib/export/bibliography/record';
import type { SourceFields } from '@/lib/sources/model';

const NAMES = new Set(['editor', 'translator']);
// Classic styles know few of them; the others do no harm there.
const FIELD = /^[a-z][a-z\d-]{0,40}$/;

/** Extra fields as fields of an entry, where they come back as they were, and the others. A field that neither dialect knows keeps its name. */
export function bibExtras(extra: SourceFields['extra']): {
  fields: (readonly [string, string])[];
  further: SourceFields['extra'];
} {
  const fields: (readonly [string, string])[] = [];
  const further: [string, string | string[]][] = [];
  const native = new Map(Object.entries(BIB_EXTRAS).map(([field, name]) => [name as string, field]));
  for (const [name, value] of Object.entries(extra)) {
    const field = native.get(name) ?? (FIELD.test(name) && !BIB_FIELDS.has(name) ? name : null);
    const encoded = NAMES.has(name)
      ? encodedNames(value)
      : typeof value === 'string'
        ? encodeLatex(value)
        : null;
    if (field === null || encoded === null) further.push([name, value]);
    else fields.push([field, encoded]);
  }
  return { fields, further: Object.fromEntries(further) };
}

function encodedNames(value: string | string[]): string | null {
  const names = [value].flat();
  return names.every((name) => !name.includes('\n') && tidyName(name) === name) ? bibNames(names) : null;
}
