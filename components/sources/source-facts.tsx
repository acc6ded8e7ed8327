import { SOURCE_KIND_LABELS } from '@/components/annotations/labels';
import type { SourceView } from '@/lib/sources/model';

/** What is known of a source; what is not is left out. */
export function SourceFacts({ source }: { source: SourceView }) {
  const facts = [
    ['Kind', SOURCE_KIND_LABELS[source.kind]],
    ['Authors', source.authors.join('; ')],
    ['Outlet or work', source.containerTitle],
    ['Publisher', source.publisher],
    ['Agency', source.agency],
    ['Published', source.issued],
    ['Address', source.url],
    ['Accessed', source.accessedAt],
    ['Note', source.note],
    ['Citation key', source.citationKey],
  ] as const;
  return (
    <dl className="grid max-w-3xl grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-2 max-sm:grid-cols-1 max-sm:gap-y-0.5">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd dir="auto" className="break-words whitespace-pre-wrap max-sm:mb-2">
              {label === 'Address' ? <OutsideLink href={value} /> : value}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function OutsideLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline underline-offset-2"
    >
      {href}
    </a>
  );
}
