import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';

type Served = { type: string; body: Buffer | string };

/** What a page of a bench is made of: its script and style sheet, from the root of the project, and what it fetches, by path. */
export type PageParts = { script: string; style: string; data: Record<string, unknown> };

/** A page that is served until it is closed. */
export type ServedPage = { url: string; close: () => Promise<void> };

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves bare Tiptap with the document, from memory. */
export async function serveBare(root: string, doc: unknown): Promise<ServedPage> {
  const [script, style] = ['tests/bench/bare/page.ts', 'tests/bench/bare/page.css'];
  return await servePage(root, { script, style, data: { '/doc.json': doc } });
}

/** Serves a page from memory, in the frame of page.html. The scripts, style and fonts may be cached as a built app's are. */
export async function servePage(root: string, { script, style, data }: PageParts): Promise<ServedPage> {
  const files = new Map<string, Served>(Object.entries(await bundle(root, script, style)));
  const frame = readFileSync(join(root, 'tests/bench/bare/page.html'));
  files.set('/', { type: 'text/html; charset=utf-8', body: frame });
  for (const [path, value] of Object.entries(data)) {
    files.set(path, { type: 'application/json', body: JSON.stringify(value) });
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = files.get(pathname);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const isFixed = pathname !== '/' && !(pathname in data);
    const cache = isFixed ? 'public, max-age=31536000, immutable' : 'no-store';
    response.writeHead(200, { 'content-type': file.type, 'cache-control': cache }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bundle(root: string, script: string, style: string): Promise<Record<string, Served>> {
  const { outputFiles } = await build({
    entryPoints: [script, style].map((path) => ({ in: join(root, path), out: 'page' })),
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['module', 'style'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
    logLevel: 'error',
  });
  return Object.fromEntries(
    outputFiles.map(({ path, contents }) => {
      const extension = /\.\w+$/.exec(path)?.[0] ?? '';
      return [path, { type: TYPES[extension] ?? 'application/octet-stream', body: Buffer.from(contents) }];
    }),
  );
}
