import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One hash over files and folders (relative to the root), by path and content; what is missing counts as missing. */
export function fingerprint(
  root: string,
  paths: string[],
  skip: (path: string) => boolean = () => false,
): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const full = join(root, path);
    if (skip(path) || !existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).toSorted()) add(join(path, name));
      return;
    }
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/** Whether the stamp file says exactly this. */
export function isStamped(file: string, value: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === value;
}
