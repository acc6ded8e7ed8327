import type { BenchCopy, BenchQuote, CopiesOfSource, QuoteAnnotation } from '@/components/quotes/bench';
import type { BenchStart } from '@/components/quotes/use-bench';
import { sourceLine } from '@/components/evidence/source-line';
import { isLost } from '@/lib/annotations/rules';
import { listAllAnnotations } from '@/lib/annotations/queries';
import { requireArticle } from '@/lib/articles/queries';
import type { Actor } from '@/lib/auth/actor';
import { listCaptures, requireCapture } from '@/lib/captures/queries';
import { AppError } from '@/lib/errors';
import type { SourceView } from '@/lib/sources/model';
import { listSourcesByIds, requireSource } from '@/lib/sources/queries';
import { partitionPoint } from '@/lib/text/partition-point';
import { splitSentences } from '@/lib/text/split-sentences';
import { getHead } from '@/lib/versions/live-changes';

/** Sources whose copies are offered without a search. */
const MOST_SOURCES = 30;
/** Times that the text may move on while it is read. */
const TRIES = 4;

/** What the bench of an article opens with; `copyId` is the copy that its address names, if any. Throws not found as `requireArticle` does. */
export async function readBench(actor: Actor, articleId: string, copyId: string | null): Promise<BenchStart> {
  // First, so that what happens meanwhile is heard.
  const number = (await getHead(actor, articleId)) ?? 0;
  const { language, quotes } = await readQuotes(actor, articleId);
  const ids = sourceIdsOf(quotes);
  const cited = await listSourcesByIds(actor, ids);
  const sources = ids.flatMap((id) => cited.find((source) => source.id === id) ?? []);
  const linked = await Promise.all(
    sources
      .flatMap((source) => (source.isWithheld || source.mergedIntoId !== null ? [] : [source]))
      .slice(0, MOST_SOURCES)
      .map(async (source): Promise<CopiesOfSource> => {
        const { items } = await listCaptures(actor, source.id, { limit: 20 });
        return { source: benchSource(source), copies: items };
      }),
  );
  const asked = copyId === null ? null : await findCopy(actor, copyId);
  const common = asked ?? usualCopy(quotes, linked);
  const own = asked
    ? []
    : quotes.flatMap((quote) => {
        const copy = copyOf(quote, linked);
        return copy && copy.capture.id !== common?.capture.id ? [[quote.annotation.id, copy] as const] : [];
      });
  return {
    place: { articleId, workspaceId: actor.workspaceId, userId: actor.userId },
    number,
    language,
    quotes,
    linked,
    common,
    own: Object.fromEntries(own),
  };
}

async function readQuotes(actor: Actor, articleId: string) {
  for (let attempt = 1; ; attempt += 1) {
    const [article, annotations] = await Promise.all([
      requireArticle(actor, articleId),
      listAllAnnotations(actor, articleId),
    ]);
    const isSameText = annotations.every(({ textVersion }) => textVersion === article.version);
    if (!isSameText && attempt < TRIES) continue;
    const { text, language } = article;
    const sentences = splitSentences(text, language);
    const quotes = annotations
      .filter((annotation): annotation is QuoteAnnotation => annotation.kind === 'quote')
      .map((annotation): BenchQuote => {
        const content = annotation.ranges.filter(({ role }) => role === 'content');
        const ordered = content.toSorted((one, other) => one.start - other.start);
        const placed = ordered.find((range) => !isLost(range));
        // Of words that are gone, those that were marked are compared.
        const pieces = ordered.map((range) =>
          isLost(range) || !isSameText ? range.exact : text.slice(range.start, range.end),
        );
        const before = placed
          ? partitionPoint(sentences.length, (index) => (sentences[index]?.start ?? 0) <= placed.start)
          : 0;
        return { annotation, pieces, sentence: before === 0 ? null : before };
      });
    return { language, quotes };
  }
}

// Those that most quotations are linked to first.
function sourceIdsOf(quotes: readonly BenchQuote[]): string[] {
  const counts = new Map<string, number>();
  for (const { annotation } of quotes) {
    for (const { sourceId, relation } of annotation.evidence) {
      counts.set(sourceId, (counts.get(sourceId) ?? 0) + (relation === 'quoted_from' ? 2 : 1));
    }
  }
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([id]) => id);
}

function copyOf({ annotation }: BenchQuote, linked: readonly CopiesOfSource[]): BenchCopy | null {
  const link = annotation.evidence.find((each) => each.relation === 'quoted_from' && each.captureId !== null);
  const from = linked.find(({ source }) => source.id === link?.sourceId);
  const capture = from?.copies.find(({ id }) => id === link?.captureId);
  return from && capture ? { capture, source: from.source } : null;
}

/** The copy that most quotations are linked to, or the newest of the source that most are. */
function usualCopy(quotes: readonly BenchQuote[], linked: readonly CopiesOfSource[]): BenchCopy | null {
  const copies = quotes.flatMap((quote) => copyOf(quote, linked) ?? []);
  const count = (id: string) => copies.filter(({ capture }) => capture.id === id).length;
  const [most] = copies.toSorted((one, other) => count(other.capture.id) - count(one.capture.id));
  if (most) return most;
  for (const { source, copies: kept } of linked) {
    const capture = kept.find(({ hasText }) => hasText);
    if (capture) return { capture, source };
  }
  return null;
}

async function findCopy(actor: Actor, captureId: string): Promise<BenchCopy | null> {
  try {
    const capture = await requireCapture(actor, captureId);
    return { capture, source: benchSource(await requireSource(actor, capture.sourceId)) };
  } catch (error) {
    // An address may outlive the copy, or come from somebody who may see more.
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}

function benchSource(source: SourceView): CopiesOfSource['source'] {
  return { id: source.id, line: sourceLine(source), language: source.language };
}
