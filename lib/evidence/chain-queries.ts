import { listAllAnnotations } from '@/lib/annotations/queries';
import type { ArticleHead } from '@/lib/articles/model';
import { getArticleFacts } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { notFound } from '@/lib/errors';
import type { VoiceNode, VoiceToTrace } from '@/lib/evidence/chain-model';
import { chainsOf } from '@/lib/evidence/chain-rules';
import { voicesToTrace, voiceTree } from '@/lib/evidence/chain-tree-rules';
import { listSourcesByIds } from '@/lib/sources/queries';

/** By which voices an article has what it says. */
export interface ArticleChains {
  article: ArticleHead;
  /** Null when no claim, quote or attribution is marked in it. */
  tree: VoiceNode | null;
  toTrace: VoiceToTrace[];
}

/**
 * The chains of an article as the actor may see them: of sources that are withheld from them there is what they may be called. Throws not
 * found for unknown ids and other workspaces' alike.
 */
export async function readChains(actor: Actor, articleId: string): Promise<ArticleChains> {
  const [facts, annotations] = await Promise.all([
    getArticleFacts(actor, articleId),
    listAllAnnotations(actor, articleId),
  ]);
  if (!facts) throw notFound('article');
  const sources = await listSourcesByIds(
    actor,
    annotations.flatMap(({ evidence }) => evidence.map(({ sourceId }) => sourceId)),
  );
  const chains = chainsOf({
    article: facts,
    annotations,
    sources: new Map(sources.map((source) => [source.id, source])),
  });
  const { title, language } = facts;
  return {
    article: { id: articleId, title, language },
    tree: voiceTree(chains),
    toTrace: voicesToTrace(chains),
  };
}
