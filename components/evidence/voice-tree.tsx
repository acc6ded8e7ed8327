import clsx from 'clsx';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { ChainItems } from '@/components/evidence/chain-items';
import { confirmedWords, countWords, HOW_LABELS, voiceName } from '@/components/evidence/chain-words';
import type { Voice, VoiceNode } from '@/lib/evidence/chain-model';
import { isToTrace } from '@/lib/evidence/chain-tree-rules';

/** The voices of an article as nested lists, which the style sheet draws as a tree: who stands behind whom. */
export function VoiceTree({ tree, desk }: { tree: VoiceNode; desk: string }) {
  return (
    <div className="chain-scroll">
      <ul aria-label="Voices, from the article outwards" className="voices voices-root">
        <VoiceBranch node={tree} desk={desk} />
      </ul>
    </div>
  );
}

function VoiceBranch({ node, desk }: { node: VoiceNode; desk: string }) {
  const { voice, counts, items, children } = node;
  const confirmed = confirmedWords(voice);
  const isOpen = isToTrace(voice);
  return (
    <li className="voice-branch">
      <div className={clsx('voice', isOpen && 'voice-vague')}>
        <p className="text-[12px] text-ink-2">{HOW_LABELS[voice.how]}</p>
        <p className="flex items-start gap-1.5 font-semibold">
          {isOpen && <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-warn" aria-hidden />}
          <VoiceName voice={voice} desk={desk} />
        </p>
        {voice.why !== '' && (
          <p className={clsx('flex items-start gap-1.5 text-[12.5px]', isOpen ? 'text-warn' : 'text-ink-2')}>
            {voice.isTraced && <CircleCheck className="mt-0.5 size-3.5 shrink-0" aria-hidden />}
            <bdi>{voice.why}</bdi>
          </p>
        )}
        {confirmed !== '' && <p className="text-[12.5px] text-ink-2">{capital(confirmed)}</p>}
        <p className="text-[12.5px] text-ink-2 tabular-nums">
          <bdi>{countWords(counts)}</bdi>
        </p>
        {voice.how === 'published_by' && items.length > 0 && (
          <p className="mt-1 text-[12.5px] font-medium">In its own voice</p>
        )}
        <ChainItems items={items} desk={desk} />
      </div>
      {children.length > 0 && (
        <ul className="voices">
          {children.map((child) => (
            <VoiceBranch key={child.path} node={child} desk={desk} />
          ))}
        </ul>
      )}
    </li>
  );
}

function VoiceName({ voice, desk }: { voice: Voice; desk: string }) {
  const { agentId, annotationId, sourceId } = voice;
  const href =
    agentId !== null
      ? `/people/${agentId}`
      : annotationId !== null
        ? `${desk}?annotation=${annotationId}`
        : sourceId !== null
          ? `/sources/${sourceId}`
          : null;
  const name = <bdi className="wrap-anywhere">{voiceName(voice)}</bdi>;
  if (href === null) return name;
  return (
    <Link href={href} prefetch={false} className="chain-link">
      {name}
    </Link>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
