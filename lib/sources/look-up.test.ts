import { expect, test } from 'vitest';
import { lookUp } from '@/lib/sources/look-up';

const doi = { type: 'doi', value: '10.1234/tide' } as const;

test('nobody is asked unless somebody was added', async () => {
  expect(await lookUp(doi)).toBeNull();
});

test('the first who knows answers, and is named with every field', async () => {
  const found = await lookUp(doi, null, [
    { name: 'Nobody', find: async () => await Promise.resolve(null) },
    { name: 'Harbour index', find: async () => await Promise.resolve({ title: 'Tides', issued: '2026' }) },
  ]);
  expect(found).toEqual({
    title: 'Tides',
    issued: '2026',
    provenance: { title: 'Harbour index', issued: 'Harbour index' },
  });
});
