import { VerdictMark } from '@/components/verdicts/verdict-mark';
import type { Scale } from '@/lib/review/scale-model';

/** The verdicts that can be chosen, to be read: each with its sign and when it is the one. */
export function ScaleList({ scale }: { scale: Scale }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {scale.values
        .filter(({ retired }) => !retired)
        .map((value) => (
          <li key={value.id} className="flex items-start gap-2">
            <VerdictMark value={value} className="mt-[4px]" />
            <span className="min-w-0">
              <bdi className="font-medium">{value.label}</bdi>
              {value.description !== '' && (
                <span dir="auto" className="text-ink-2">
                  {' '}
                  {value.description}
                </span>
              )}
            </span>
          </li>
        ))}
    </ul>
  );
}
