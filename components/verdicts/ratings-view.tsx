import { STATUS_LABELS } from '@/components/annotations/labels';
import { Failure } from '@/components/ui/failure';
import { VerdictMark, VerdictName } from '@/components/verdicts/verdict-mark';
import { isFinished } from '@/lib/annotations/rules';
import type { EarlierRating, EarlierRatings } from '@/lib/review/ratings-model';
import type { Scale } from '@/lib/review/scale-model';
import { verdictOf } from '@/lib/review/scale-rules';

interface RatingsViewProps {
  ratings: EarlierRatings;
  scale: Scale;
  /** It is known who claims it. */
  isNamed: boolean;
  onRetry: () => void;
}

/** What other articles of the workspace found of the same speaker, and of claims like this one. */
export function RatingsView({
  ratings: { speakers, similar, isCut },
  scale,
  isNamed,
  onRetry,
}: RatingsViewProps) {
  return (
    <div className="flex flex-col gap-3">
      {speakers.map(({ agentId, name, counts, items }) => (
        <section key={agentId} aria-label={`Other claims of ${name}`} className="flex flex-col gap-1.5">
          <h4 className="text-[12.5px] text-ink-2">
            <a
              href={`/people/${agentId}?tab=claimed`}
              target="_blank"
              rel="noopener"
              className="font-medium underline decoration-line-2 underline-offset-2"
            >
              <bdi>{name}</bdi>
            </a>{' '}
            in other articles
          </h4>
          {counts.length === 0 ? (
            <p className="text-ink-2">No claim of theirs has been rated yet.</p>
          ) : (
            <ul className="flex flex-wrap gap-x-3 gap-y-0.5 text-[12.5px]">
              {counts.map(({ verdict, claims }) => {
                const value = verdictOf(scale, verdict);
                return (
                  <li key={verdict} className="flex items-center gap-1.5">
                    <VerdictMark value={value} />
                    <span className="tabular-nums">{claims}</span>
                    <bdi>{value.label}</bdi>
                  </li>
                );
              })}
            </ul>
          )}
          <RatingList items={items} scale={scale} />
        </section>
      ))}
      {!isNamed && (
        <p className="text-[12.5px] text-ink-2">
          Choose who claims it, beside the claimant, to see how they were rated.
        </p>
      )}
      <section aria-label="Claims like this one" className="flex flex-col gap-1.5">
        <h4 className="text-[12.5px] text-ink-2">Claims like this one</h4>
        {isCut && <Failure onRetry={onRetry}>Looking took too long and was stopped.</Failure>}
        {similar.length === 0 && !isCut && (
          <p className="text-ink-2">None has been rated in another article.</p>
        )}
        <RatingList items={similar} scale={scale} />
      </section>
    </div>
  );
}

function RatingList({ items, scale }: { items: readonly EarlierRating[]; scale: Scale }) {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-col">
      {items.map((item) => (
        <li key={item.annotationId} className="flex flex-col gap-0.5 border-t border-line py-1.5">
          <span className="flex flex-wrap items-center gap-x-2">
            <VerdictName className="font-medium" value={verdictOf(scale, item.verdict)} />
            {!isFinished(item.status) && (
              <span className="text-[12.5px] text-warn">{STATUS_LABELS[item.status]}</span>
            )}
          </span>
          <a
            href={`/articles/${item.articleId}?annotation=${item.annotationId}`}
            target="_blank"
            rel="noopener"
            dir="auto"
            className="line-clamp-3 rounded-1 font-text text-[14px] leading-snug wrap-anywhere underline decoration-line-2 underline-offset-2"
          >
            {item.statement || item.words || item.articleTitle}
          </a>
          {item.rationale !== '' && (
            <p dir="auto" className="line-clamp-3 text-[12.5px] wrap-anywhere text-ink-2">
              {item.rationale}
            </p>
          )}
          <p className="text-[12.5px] wrap-anywhere text-ink-3">
            <bdi>{[item.articleTitle, item.outlet].filter(Boolean).join(', ')}</bdi>, rated{' '}
            {item.ratedAt.slice(0, 10)}
            {item.isArchived && ', in the archive'}
          </p>
        </li>
      ))}
    </ul>
  );
}
