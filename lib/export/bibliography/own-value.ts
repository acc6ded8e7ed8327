/** The entry of a table under a name that a file gave; null when the table has none of its own. */
export function ownValue<T>(table: Readonly<Record<string, T>>, name: string): T | null {
  return Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}
