import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

interface PagerProps {
  /** Where a list can only be followed forward: the way back to its beginning. */
  first?: string | null;
  previous?: string | null;
  next: string | null;
}

/** The ways to the other pages of a list; nothing when there is only one. */
export function Pager({ first = null, previous = null, next }: PagerProps) {
  if ((first ?? previous ?? next) === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 px-6 py-4 max-md:px-4">
      {first !== null && (
        <Link className={buttonClass()} href={first}>
          First page
        </Link>
      )}
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
