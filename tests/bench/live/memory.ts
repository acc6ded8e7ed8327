import { readdirSync, readFileSync } from 'node:fs';

/** The memory that the processes of a group hold, in bytes (Linux); NaN where that cannot be read. */
export function memoryOf(group: number): number {
  let pages = 0;
  try {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid)) continue;
      const stat = readOrNothing(`/proc/${pid}/stat`);
      // After the name in parentheses: state, parent, group, …; the 22nd of them is the resident set in pages.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) === group) pages += Number(fields[21]);
    }
  } catch {
    return NaN;
  }
  return pages === 0 ? NaN : pages * 4_096;
}

// A process may end while it is looked at.
function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
