import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { ChainItems } from '@/components/evidence/chain-items';
import { countWords, HOW_LABELS, voiceName } from '@/components/evidence/chain-words';
import { VoiceTree } from '@/components/evidence/voice-tree';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Kbd } from '@/components/ui/kbd';
import type { ArticleHead } from '@/lib/articles/model';
import type { VoiceNode, VoiceToTrace } from '@/lib/evidence/chain-model';

interface ChainScreenProps {
  article: ArticleHead;
  tree: VoiceNode | null;
  toTrace: readonly VoiceToTrace[];
}

/** By which voices an article has its claims and quotes, those first of whom nobody knows who they are. */
export function ChainScreen({ article, tree, toTrace }: ChainScreenProps) {
  const desk = `/articles/${article.id}`;
  return (
    <>
      <PageHeader
        title={
          <>
            Where it comes from: <span dir="auto">{article.title}</span>
          </>
        }
      >
        <Link href={desk} className={buttonClass('plain')}>
          Back to the article
        </Link>
      </PageHeader>
      {!tree || tree.children.length === 0 ? (
        <Nobody desk={desk} tree={tree} />
      ) : (
        <div className="flex flex-col gap-6 p-6 max-sm:px-4">
          <p className="text-[15px] font-semibold">
            <bdi>{countWords(tree.counts)}</bdi>{' '}
            <span className="font-normal text-ink-2">
              {toTrace.length === 0
                ? '· every voice is named'
                : `· ${toTrace.length.toLocaleString('en')} ${toTrace.length === 1 ? 'voice' : 'voices'} to trace`}
            </span>
          </p>
          {toTrace.length > 0 && <ToTrace toTrace={toTrace} desk={desk} />}
          <section aria-labelledby="voices-title" className="flex min-w-0 flex-col gap-3">
            <h2 id="voices-title" className="text-[13.5px] font-semibold">
              By whom the article has it
            </h2>
            <VoiceTree tree={tree} desk={desk} />
          </section>
        </div>
      )}
    </>
  );
}

function Nobody({ desk, tree }: { desk: string; tree: VoiceNode | null }) {
  const counts = tree ? countWords(tree.counts) : '';
  return (
    <EmptyState
      action={
        <Link className={buttonClass('primary')} href={desk}>
          Go to the desk
        </Link>
      }
    >
      {counts === ''
        ? 'No claim, quote or attribution is marked in this article yet.'
        : `${counts}, all in the article’s own voice: no attribution is marked around them.`}{' '}
      On the desk, select the words that say who says it, such as “observers said”, and press <Kbd>A</Kbd>.
      Then select what they say and press <Kbd>1</Kbd>.
    </EmptyState>
  );
}

function ToTrace({ toTrace, desk }: { toTrace: readonly VoiceToTrace[]; desk: string }) {
  return (
    <section aria-labelledby="trace-title" className="flex flex-col gap-2">
      <h2 id="trace-title" className="text-[13.5px] font-semibold">
        To trace
      </h2>
      <ul className="chain-open">
        {toTrace.map(({ voice, items }) => (
          <li key={voice.key} className="voice voice-vague">
            <p className="flex items-start gap-1.5 font-semibold">
              <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-warn" aria-hidden />
              {voice.annotationId === null ? (
                <bdi>{voiceName(voice)}</bdi>
              ) : (
                <Link
                  href={`${desk}?annotation=${voice.annotationId}`}
                  prefetch={false}
                  className="chain-link"
                  aria-label={`${HOW_LABELS[voice.how]} ${voiceName(voice)}: open on the desk`}
                >
                  <bdi>{voiceName(voice)}</bdi>
                </Link>
              )}
            </p>
            <p className="text-[12.5px] text-warn">
              <bdi>{voice.why}</bdi>
            </p>
            <ChainItems items={items} desk={desk} />
          </li>
        ))}
      </ul>
    </section>
  );
}
