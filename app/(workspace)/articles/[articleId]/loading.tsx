import { Spinner } from '@/components/ui/spinner';

export default function Loading() {
  return (
    <main id="content" className="grid h-full place-items-center">
      <p className="flex items-center gap-2 text-ink-2">
        <Spinner /> Opening the article…
      </p>
    </main>
  );
}
