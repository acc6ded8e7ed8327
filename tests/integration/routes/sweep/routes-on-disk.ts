import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import type { Route } from '../ask';

const ROOT = resolve(import.meta.dirname, '../../../..');
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
/** What else a route file may export: settings that Next reads. */
const SETTINGS = [
  'dynamic',
  'dynamicParams',
  'fetchCache',
  'maxDuration',
  'preferredRegion',
  'revalidate',
  'runtime',
];

/** One exported method of one route file. */
export interface DiskRoute {
  /** `PATCH /api/sources/[sourceId]`, with the folders as they are called. */
  name: string;
  method: string;
  /** Names of the folders in square brackets, from the outer to the inner one. */
  params: string[];
  handler: Route;
}

/** Every method that every `app/**\/route.ts` exports, and every other export that is no setting of Next's. */
export async function readRoutes(): Promise<{ routes: DiskRoute[]; strangers: string[]; files: number }> {
  const files = readdirSync(join(ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.[jt]sx?$/.test(file))
    .toSorted();
  const routes: DiskRoute[] = [];
  const strangers: string[] = [];
  for (const file of files) {
    const path = `/${file.replace(/\/?route\.[jt]sx?$/, '').replaceAll(/\([^/]*\)\//g, '')}`;
    const exported = (await import(join(ROOT, 'app', file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (METHODS.includes(name)) {
        const params = [...path.matchAll(/\[(?:\.\.\.)?([^\]]+)\]/g)].map(([, param = '']) => param);
        routes.push({ name: `${name} ${path}`, method: name, params, handler: value as Route });
      } else if (!SETTINGS.includes(name)) strangers.push(`${relative(ROOT, file)}: ${name}`);
    }
  }
  return { routes, strangers, files: files.length };
}
