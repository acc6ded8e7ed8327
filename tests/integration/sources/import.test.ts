import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { importSources } from '@/lib/sources/commands/import-sources';
import { MAX_ENTRIES } from '@/lib/sources/import-model';

import { buildSource } from '../../../prisma/factories/sources';
import { makeTeam } from '../annotations/world';

test('as many sources as one file may hold come in in one transaction, all by one person in one year', async () => {
  const team = await makeTeam();
  const sources = Array.from({ length: MAX_ENTRIES }, (_, at) =>
    buildSource({
      id: newId(),
      title: `Tide table number ${at}`,
      url: `https://tides.example/${at}`,
      canonicalUrl: `https://tides.example/${at}`,
    }),
  );
  const { made, repeated } = await importSources(team.actors.checker, sources);
  expect([made.length, repeated]).toEqual([MAX_ENTRIES, 0]);
  expect(new Set(made.map(({ citationKey }) => citationKey)).size).toBe(MAX_ENTRIES);
  expect(made.slice(0, 2).map(({ citationKey }) => citationKey)).toEqual(['maren2026', 'maren2026a']);
});
