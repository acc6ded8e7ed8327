import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { build } from 'esbuild';

type Served = { type: string; body: Buffer | string };

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Serves bare Tiptap with the document, from memory. The scripts, style and fonts may be cached as a built app's are. */
export async function serveBare(
  root: string,
  doc: unknown,
): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = join(root, 'tests/bench/bare');
  const files = new Map<string, Served>(
    Object.entries(await bundle(root, [join(folder, 'page.ts'), join(folder, 'page.css')])),
  );
  files.set('/', { type: 'text/html; charset=utf-8', body: readFileSync(join(folder, 'page.html')) });
  files.set('/doc.json', { type: 'application/json', body: JSON.stringify(doc) });

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = files.get(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const isFixed = path !== '/' && path !== '/doc.json';
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

async function bundle(root: string, entries: string[]): Promise<Record<string, Served>> {
  const { outputFiles } = await build({
    entryPoints: entries,
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
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
