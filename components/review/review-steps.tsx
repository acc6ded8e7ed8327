import clsx from 'clsx';
import { Check } from 'lucide-react';
import { stepsOf } from '@/components/review/review-words';
import type { ReviewState } from '@/lib/review/model';

/** The way of an article to its readers, with the place where it is. */
export function ReviewSteps({ state }: { state: ReviewState }) {
  const steps = stepsOf(state);
  return (
    <ol aria-label="The way of the article" className="flex flex-wrap gap-x-1.5 gap-y-1 text-[13px]">
      {steps.map(({ label, stands }, index) => (
        <li
          key={label}
          {...(stands === 'here' && { 'aria-current': 'step' as const })}
          className="flex items-center gap-1.5"
        >
          <span
            className={clsx(
              'inline-flex items-center gap-1 rounded-full py-0.5',
              stands === 'here' ? 'bg-accent px-2.5 font-medium text-accent-ink' : 'text-ink-2',
            )}
          >
            {stands === 'behind' && (
              <>
                <Check className="size-3.5 text-ok" aria-hidden />
                <span className="sr-only">Done: </span>
              </>
            )}
            {label}
          </span>
          {/* Behind, so that a line that breaks ends with it. */}
          {index < steps.length - 1 && <span aria-hidden className="h-px w-3 bg-line-2 sm:w-5" />}
        </li>
      ))}
    </ol>
  );
}
