import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

/** The ways to the pages before and after; nothing when there is only one. */
export function WorkPager({ previous, next }: { previous: string | null; next: string | null }) {
  if (previous === null && next === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-4 max-md:px-4">
      {previous !== null && (
        <Link rel="prev" className={buttonClass()} href={previous}>
          Previous page
        </Link>
      )}
      {next !== null && (
        <Link rel="next" className={buttonClass()} href={next}>
          Next page
        </Link>
      )}
    </nav>
  );
}
