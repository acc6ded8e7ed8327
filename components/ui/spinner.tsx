import { LoaderCircle } from 'lucide-react';

/** A turning circle beside words that say what is going on. */
export function Spinner() {
  return <LoaderCircle className="size-4 animate-spin" aria-hidden />;
}
