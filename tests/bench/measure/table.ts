/** Lines of a table for a terminal: the first column left, the others right; the first row is its head. */
export function renderTable(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, index) =>
    Math.max(...rows.map((row) => row[index]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, index) =>
        index === 0 ? (row[index] ?? '').padEnd(width) : (row[index] ?? '').padStart(width),
      )
      .join('   ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, '─'.repeat(widths.reduce((sum, width) => sum + width, 3 * (columns - 1))), ...body];
}

/** Milliseconds with as many digits as are worth reading. */
export function milliseconds(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB');
}
