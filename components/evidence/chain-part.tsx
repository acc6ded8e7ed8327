'use client';

import clsx from 'clsx';
import { ArrowLeft, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useDesk, useDeskState } from '@/components/desk/desk-context';
import { confirmedWords, HOW_LABELS, voiceName } from '@/components/evidence/chain-words';
import type { AnnotationView } from '@/lib/annotations/model';
import type { ChainItem, Voice } from '@/lib/evidence/chain-model';
import { chainOf, isChainItem } from '@/lib/evidence/chain-rules';
import { isToTrace } from '@/lib/evidence/chain-tree-rules';

/** By which voices the article has what the annotation says; nothing for what it says itself. */
export function ChainPart({ annotation }: { annotation: AnnotationView }) {
  return isChainItem(annotation) ? <ChainOf item={annotation} /> : null;
}

function ChainOf({ item }: { item: ChainItem }) {
  const { article } = useDesk();
  const annotations = useDeskState((state) => state.annotations);
  const sources = useDeskState((state) => state.sources);
  const voices = useMemo(
    () => chainOf(item, { article, annotations: [...annotations.values()], sources }),
    [item, article, annotations, sources],
  );
  if (voices.length === 1) return null;
  const remarks = voices.flatMap((voice) => {
    const confirmed = confirmedWords(voice);
    return [
      ...(voice.why === '' ? [] : [{ key: voice.key, words: voice.why, voice }]),
      ...(confirmed === ''
        ? []
        : [{ key: `${voice.key} c`, words: `${voice.who}: ${confirmed}`, voice: null }]),
    ];
  });
  return (
    <section aria-label="Where it comes from" className="flex flex-col gap-1 text-[13px]">
      <h3 className="text-[12.5px] text-ink-2">Where it comes from</h3>
      <ol className="-ms-1 flex flex-wrap items-center gap-x-1 gap-y-0.5">
        {voices.map((voice, index) => (
          <li key={voice.key} className="flex max-w-full min-w-0 items-center gap-1">
            {index > 0 && <ArrowLeft className="size-3.5 shrink-0 text-ink-3 rtl:rotate-180" aria-hidden />}
            <VoiceLink voice={voice} itemId={item.id} />
          </li>
        ))}
      </ol>
      {remarks.map(({ key, words, voice }) => (
        <Remark key={key} voice={voice}>
          {words}
        </Remark>
      ))}
    </section>
  );
}

function Remark({ voice, children }: { voice: Voice | null; children: ReactNode }) {
  const isOpen = voice !== null && isToTrace(voice);
  const Icon = isOpen ? TriangleAlert : CircleCheck;
  return (
    <p className={clsx('flex items-start gap-1.5 text-[12.5px]', isOpen ? 'text-warn' : 'text-ink-2')}>
      {(isOpen || voice?.isTraced) && <Icon className="mt-0.5 size-3.5 shrink-0" aria-hidden />}
      <span dir="auto" className="min-w-0 wrap-anywhere">
        {children}
      </span>
    </p>
  );
}

const LINK =
  'flex min-h-6 max-w-full min-w-0 items-center rounded-1 px-1 font-medium underline decoration-line-2 underline-offset-2 hover:bg-line pointer-coarse:min-h-11';

/** Leads to the attribution that names the voice; without one, to the person, the source, or the field that can name it. */
function VoiceLink({ voice, itemId }: { voice: Voice; itemId: string }) {
  const { desk } = useDesk();
  const { annotationId, agentId, sourceId, how } = voice;
  const isOpen = isToTrace(voice);
  const className = clsx(LINK, isOpen && 'text-warn');
  const content = (
    <>
      {isOpen && <TriangleAlert className="me-1 size-3.5 shrink-0" aria-hidden />}
      <span className="sr-only">{HOW_LABELS[how]} </span>
      <bdi className="min-w-0 truncate">{voiceName(voice)}</bdi>
      {isOpen && how !== 'nobody' && <span className="shrink-0 font-normal whitespace-pre"> (vague)</span>}
    </>
  );
  const title = `${HOW_LABELS[how]} ${voiceName(voice)}`;
  const link = (href: string) => (
    <a href={href} target="_blank" rel="noopener" title={title} className={className}>
      {content}
    </a>
  );
  if (annotationId !== null && annotationId !== itemId) {
    const goTo = () => {
      desk.activate(annotationId);
      desk.want(annotationId, 'card');
    };
    return (
      <button type="button" title={title} className={className} onClick={goTo}>
        {content}
      </button>
    );
  }
  if (agentId !== null) return link(`/people/${agentId}`);
  if (sourceId !== null) return link(`/sources/${sourceId}`);
  if (how === 'published_by' || annotationId === null) return link(`/articles/${desk.data.article.id}/chain`);
  return (
    <button type="button" title={title} className={className} onClick={() => desk.want(itemId, 'statement')}>
      {content}
    </button>
  );
}
