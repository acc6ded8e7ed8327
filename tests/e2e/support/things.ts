import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createAgent } from '@/lib/agents/commands/create-agent';
import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { createSource } from '@/lib/sources/commands/create-source';
import { setSourceAccess } from '@/lib/sources/commands/set-access';
import { setCredit } from '@/lib/sources/commands/set-credit';
import { setDerivation } from '@/lib/sources/commands/set-derivation';
import { EMPTY_HUMAN } from '@/lib/sources/human-model';
import { buildAgent } from '../../../prisma/factories/agents';
import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { buildCopy } from '../../../prisma/factories/captures';
import { buildSource } from '../../../prisma/factories/sources';

/** Stands in everything that is said of the restricted source, and nowhere else. */
export const SECRET = 'zqsecret';
export const AGREED = 'a person at the harbour board';

/** Every page on disk, as its folders are called: `/(workspace)/articles/[articleId]`. */
export const PAGES: readonly string[] = readdirSync(join(import.meta.dirname, '../../../app'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${file}`.slice(0, -'/page.tsx'.length) || '/')
  .toSorted();

/** The address of a page, with the ids in its path and in what it takes as a query. */
export function addressOf(page: string, ids: Record<string, string>): string {
  const path = page
    .replaceAll(/\/\([^)]*\)/g, '')
    .replaceAll(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no ${name}`);
  return `${path || '/'}?from=${ids['from']}&to=${ids['to']}&kept=${ids['derivedId']}&gone=${ids['sourceId']}&tab=sources`;
}

/** An article whose evidence rests on a restricted source, with that source, its copies and whoever is credited with it; answers the ids. */
export async function makeThings(maker: Actor, readerIds: string[]): Promise<Record<string, string>> {
  const bare = { url: '', canonicalUrl: '' };
  const human = { ...EMPTY_HUMAN, recordingRef: SECRET, agreedDescription: AGREED };
  const { source: person } = await createSource(
    maker,
    buildSource({
      ...bare,
      kind: 'interview',
      title: `Talk with ${SECRET}`,
      authors: [`Oda ${SECRET}`],
      human,
    }),
  );
  const { id: sourceId, version } = person;
  await setSourceAccess(maker, sourceId, { access: 'restricted', version, readerIds, evenIfNobody: false });
  const { source: derived } = await createSource(
    maker,
    buildSource({ ...bare, title: 'What the board says' }),
  );
  await setDerivation(maker, derived.id, {
    version: derived.version,
    originId: null,
    derivedFromId: sourceId,
    derivation: 'rewrite',
  });
  const known = buildAgent({ name: 'Ottilie Brandt' });
  await createAgent(maker, known);
  await setCredit(maker, sourceId, { role: 'author', ordinal: 0, name: `Oda ${SECRET}`, agentId: known.id });
  const { capture } = await keepCapture(maker, sourceId, buildCopy(`The gates closed, said ${SECRET}.`));
  const { capture: newer } = await keepCapture(
    maker,
    sourceId,
    buildCopy(`The gates closed at four, said ${SECRET}.`),
  );
  const articleId = await makeArticle(maker, {
    fields: { title: 'The gates' },
    doc: buildDoc('The gates', 'The gates closed at four, the board said.'),
  });
  const claim = (await createAnnotation(maker, articleId, buildAnnotation([10, 34]))).annotation;
  const quote = buildAnnotation([14, 26], { kind: 'quote' });
  await createAnnotation(maker, articleId, quote);
  for (const [annotationId, relation] of [
    [claim.id, 'supported_by'],
    [quote.id, 'quoted_from'],
  ] as const) {
    const passage = { start: 0, end: 16 };
    const parts = { relation, captureId: capture.id, passage, excerpt: SECRET, note: SECRET };
    await linkSource(maker, articleId, annotationId, buildEvidence(sourceId, parts));
  }
  await linkSource(maker, articleId, claim.id, buildEvidence(derived.id));
  return {
    articleId,
    annotationId: claim.id,
    sourceId,
    captureId: capture.id,
    agentId: known.id,
    derivedId: derived.id,
    from: capture.id,
    to: newer.id,
    version: '0',
  };
}
