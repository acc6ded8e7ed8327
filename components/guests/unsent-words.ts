type Field = Pick<HTMLTextAreaElement, 'value' | 'defaultValue'>;

/** What was written in fields and not sent, each once, without space around it; a field that holds what it began with, or nothing, has none. */
export function unsentWords(fields: Iterable<Field>): string[] {
  const changed = [...fields].filter(({ value, defaultValue }) => value !== defaultValue);
  return [...new Set(changed.map(({ value }) => value.trim()))].filter((words) => words !== '');
}
