/** A field of an entry. A bare value stands without braces, as the names of months do. */
export type BibField = readonly [name: string, value: string, isBare?: 'bare'];

/** An entry of a bibliography file; fields without a value are left out. */
export function bibEntry(type: string, key: string, fields: readonly BibField[]): string {
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value, isBare]) => `  ${name} = ${isBare ? value : `{${value}}`},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}
