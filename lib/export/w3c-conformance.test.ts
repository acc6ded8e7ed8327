import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import Ajv from 'ajv-draft-04';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, test } from 'vitest';
import { w3cFormat } from '@/lib/export/w3c';
import type { Node } from '@/lib/export/w3c/node';

import { editedBundle } from '../../tests/fixtures/export/edited-bundle';
import { textOf } from '../../tests/fixtures/export/read-export';
import { towerBundle } from '../../tests/fixtures/export/tower-bundle';

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/validators');
const missing = !existsSync(SCHEMAS);
const reason = missing ? ' (skipped: the standard’s own files are not beside the project)' : '';

const collection = JSON.parse(textOf(w3cFormat, towerBundle())) as Node & {
  '@context': unknown;
  first: { items: Node[] };
};
const edited = JSON.parse(textOf(w3cFormat, editedBundle())) as typeof collection;
const items = [...collection.first.items, ...edited.first.items];

const read = (path: string) => JSON.parse(readFileSync(join(SCHEMAS, path), 'utf8')) as Node;

describe.skipIf(missing)(`the W3C’s own assertions${reason}`, () => {
  let failures: (list: string, value: unknown) => string[];

  beforeAll(() => {
    const ajv = new Ajv({ strict: false, logger: false });
    // Of an address the assertions want that it is absolute and plain ASCII.
    ajv.addFormat('uri', (value) => URL.canParse(value) && /^[!-~]+$/.test(value));
    ajv.addFormat('date-time', (value) => !Number.isNaN(Date.parse(value)));
    for (const file of readdirSync(join(SCHEMAS, 'web-annotation/definitions'))) {
      if (file.endsWith('.json')) ajv.addSchema(read(`web-annotation/definitions/${file}`));
    }
    failures = (list, value) => {
      const assertions = read(`web-annotation/${list}`)['assertions'] as string[];
      expect(assertions.length).toBeGreaterThan(9);
      return assertions.filter((path) => {
        const schema = read(`web-annotation/${path}`);
        const name = String(schema['id']);
        const check = ajv.getSchema(name) ?? ajv.compile(schema);
        return check(value) !== (schema['expectedResult'] === 'valid');
      });
    };
  });

  test('hold for every annotation, link and comment', () => {
    expect(items.length).toBeGreaterThan(20);
    for (const item of items) expect(failures('annotations/annotationMusts.test', item)).toEqual([]);
  });

  test('hold for the collection and its page', () => {
    expect(failures('collections/collectionMusts.test', collection)).toEqual([]);
    const page = { '@context': collection['@context'], ...collection.first };
    expect(failures('collections/pages/pageMusts.test', page)).toEqual([]);
  });

  test('find what is wrong', () => {
    const [item] = items;
    const wrong = { ...item, id: 'not an address', created: 'yesterday', target: undefined };
    expect(failures('annotations/annotationMusts.test', JSON.parse(JSON.stringify(wrong)))).toHaveLength(4);
  });
});

describe.skipIf(missing)(`expansion in safe mode with the published context${reason}`, () => {
  const documentLoader = async (url: string) => {
    if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`Not at hand: ${url}`);
    return await Promise.resolve({ documentUrl: url, document: read('anno.jsonld') });
  };
  const expand = (document: unknown) => jsonld.expand(document, { safe: true, documentLoader });

  test('knows every key of the whole file', async () => {
    const [expanded] = await expand(collection);
    expect(expanded?.['@type']).toEqual(['http://www.w3.org/ns/activitystreams#OrderedCollection']);
    expect(JSON.stringify(expanded)).not.toContain('"@id":"assessing"');
  });

  test('knows every key of an item that is taken out of the file', async () => {
    for (const item of items) {
      const [expanded] = await expand(item);
      expect(expanded?.['@type']).toEqual(['http://www.w3.org/ns/oa#Annotation']);
    }
  });

  test('means the motivations of the standard', async () => {
    const expanded = await Promise.all(items.map(expand));
    const motivations = expanded.flat().flatMap((item) => item['http://www.w3.org/ns/oa#motivatedBy']);
    const names = motivations.map((motivation) => String(Reflect.get(Object(motivation), '@id')));
    expect(new Set(names.map((name) => name.replace('http://www.w3.org/ns/oa#', '')))).toEqual(
      new Set([
        'assessing',
        'classifying',
        'commenting',
        'editing',
        'identifying',
        'linking',
        'moderating',
        'questioning',
        'replying',
      ]),
    );
  });

  test('refuses a key that no context defines', async () => {
    await expect(expand({ ...items[0], composite: true })).rejects.toThrow();
  });
});
