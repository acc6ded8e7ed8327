import Link from 'next/link';
import { KIND_LABELS } from '@/components/annotations/labels';
import { Button } from '@/components/ui/button';
import { Pill, type Tone } from '@/components/ui/pill';
import { WordsChange } from '@/components/versions/words-change';
import { RELATION_VERBS } from '@/lib/evidence/rules';
import type { CitedPassage } from '@/lib/captures/comparison-model';

const FATES: Record<CitedPassage['placement'], { name: string; tone: Tone }> = {
  placed: { name: 'Same words', tone: 'ok' },
  moved: { name: 'Same words, elsewhere', tone: 'ok' },
  changed: { name: 'Words changed', tone: 'warn' },
  ambiguous: { name: 'Stands in several places', tone: 'warn' },
  orphaned: { name: 'Gone', tone: 'bad' },
};
/** Words longer than this are compared word by word nowhere but in the texts themselves. */
const LONGEST = 3_000;

/** The passages that annotations rest on, those of which something became first. */
export function CitedPassages({
  cited,
  onShow,
}: {
  cited: readonly CitedPassage[];
  onShow: (passage: CitedPassage) => void;
}) {
  return (
    <ul className="flex flex-col">
      {cited
        .toSorted((one, other) => weight(other) - weight(one))
        .map((passage) => (
          <li
            key={passage.evidenceId}
            className="flex flex-col gap-2 border-b border-line py-3 first:border-t"
          >
            <div className="flex flex-wrap items-center gap-2">
              <Pill tone={FATES[passage.placement].tone}>{FATES[passage.placement].name}</Pill>
              {passage.place && (
                <Button size="small" variant="plain" onClick={() => onShow(passage)}>
                  Show
                </Button>
              )}
            </div>
            <p className="font-text text-[15px] leading-snug wrap-anywhere" dir="auto">
              {passage.placement === 'changed' && passage.words.length + passage.wordsNow.length < LONGEST ? (
                <WordsChange before={passage.words} after={passage.wordsNow} />
              ) : passage.placement === 'orphaned' ? (
                <del className="version-drop">{passage.words.slice(0, LONGEST)}</del>
              ) : (
                passage.words.slice(0, LONGEST)
              )}
            </p>
            <p className="flex flex-wrap gap-x-3 text-[12.5px] text-ink-2">
              <Link
                href={`/articles/${passage.articleId}?annotation=${passage.annotationId}`}
                prefetch={false}
                className="min-w-0 truncate rounded-1 underline-offset-2 hover:underline"
                dir="auto"
              >
                {passage.articleTitle}
              </Link>
              <span>
                {KIND_LABELS[passage.kind].one}, {RELATION_VERBS[passage.relation]}; found in copy{' '}
                {passage.captureNumber}
              </span>
            </p>
          </li>
        ))}
    </ul>
  );
}

function weight({ placement }: CitedPassage): number {
  return ['placed', 'moved', 'ambiguous', 'changed', 'orphaned'].indexOf(placement);
}
