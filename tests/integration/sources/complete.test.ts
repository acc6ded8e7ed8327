import { expect, test } from 'vitest';
import { createClient } from '@/lib/db/create-client';
import { newId } from '@/lib/ids';
import { completeSources } from '@/lib/sources/complete-sources';

import { extraDatabase } from '../../support/database';

const BEFORE = 620;

test('sources from before get what they are found by, once, and nothing else of them changes', async () => {
  const db = createClient(await extraDatabase('migrated'));
  try {
    const userId = newId();
    await db.user.create({ data: { id: userId, email: 'ida@saltmere.example', name: 'Ida' } });
    const [one, other] = [newId(), newId()];
    for (const id of [one, other]) {
      await db.workspace.create({ data: { id, name: 'Saltmere', createdById: userId } });
    }
    const by = { createdById: userId, updatedById: userId };
    const old = { kind: 'report', searchText: '', issued: '2026-03', ...by };
    await db.source.createMany({
      data: Array.from({ length: BEFORE }, (_, at) => ({
        ...old,
        workspaceId: at % 2 === 0 ? one : other,
        id: newId(),
        citationKey: `quay${at}`,
        title: `The Quay, part ${at}`,
        url: `https://Harbour.example/${at}?utm_source=mail`,
      })),
    });
    const wordless = { ...old, workspaceId: one, id: newId(), citationKey: 'none', title: '…' };
    const own = { ...wordless, id: newId(), citationKey: 'own', title: 'Mine', matchKey: 'mine' };
    await db.source.createMany({
      data: [wordless, { ...own, url: 'https://a.example/', canonicalUrl: 'https://b.example/' }],
    });
    const rest = async () =>
      (await db.source.findMany({ orderBy: { id: 'asc' } })).map(
        ({ matchKey: _m, canonicalUrl: _c, searchText: _s, ...row }) => row,
      );
    const before = await rest();

    expect(await completeSources(db)).toBe(BEFORE);
    expect(await completeSources(db)).toBe(0);
    expect(await rest()).toEqual(before);
    const found = await db.source.findFirstOrThrow({ where: { citationKey: 'quay617' } });
    expect(found).toMatchObject({
      matchKey: 'quay part 617 2026',
      canonicalUrl: 'https://harbour.example/617',
    });
    expect(found.searchText).toContain('the quay, part 617');
    expect(await db.source.count({ where: { matchKey: '' } })).toBe(1);
    expect(await db.source.findFirst({ where: { citationKey: 'own' } })).toMatchObject({
      matchKey: 'mine',
      canonicalUrl: 'https://b.example/',
    });
  } finally {
    await db.$disconnect();
  }
});
