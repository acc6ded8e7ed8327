import Link from 'next/link';
import { ExactMoment } from '@/components/articles/exact-moment';
import { ImportBlock } from '@/components/articles/import-block';
import { PageHeader } from '@/components/layout/page-header';
import { VOID_WORDS } from '@/components/review/review-words';
import { buttonClass } from '@/components/ui/button';
import { PrintButton } from '@/components/versions/print-button';
import type { ArticleHead, DocJson } from '@/lib/articles/model';
import { standsToReaders, type GivenVersion, type VersionFact } from '@/lib/versions/record-rules';

interface VersionScreenProps {
  article: ArticleHead;
  version: number;
  current: number;
  doc: DocJson;
  textHash: string;
  byId: string;
  at: string;
  facts: readonly VersionFact[];
  given: readonly GivenVersion[];
  /** Names by user id. */
  names: Record<string, string>;
}

const UNKNOWN = 'Somebody who left';

/** One version of an article, to be read and printed alone, with what was done with it. */
export function VersionScreen(props: VersionScreenProps) {
  const { article, version, current, doc, facts, given, names } = props;
  const history = `/articles/${article.id}/history`;
  const nameOf = (id: string) => names[id] ?? UNKNOWN;
  const readers = standsToReaders(version, given);
  return (
    <>
      <div className="sticky top-0 z-10 print:static">
        <PageHeader
          title={
            <>
              Version {version} of <bdi>{article.title}</bdi>
            </>
          }
        >
          <div className="flex flex-wrap gap-2 print:hidden">
            <PrintButton />
            {version !== current && (
              <Link href={`${history}/compare?from=${version}&to=${current}`} className={buttonClass()}>
                Compare with now
              </Link>
            )}
            <Link href={history} className={buttonClass('plain')}>
              History
            </Link>
          </div>
        </PageHeader>
      </div>
      <div className="mx-auto flex max-w-[860px] flex-col gap-5 p-6 max-sm:px-4 print:p-0 print:pt-3">
        <section aria-label="About this version" className="flex flex-col gap-3 text-[13.5px] wrap-anywhere">
          <p className="font-medium">
            {readers ??
              (current === version
                ? 'This is the text as it is now.'
                : 'Readers were never given this version.')}
          </p>
          <ul className="flex flex-col gap-2">
            <li className="text-ink-2">
              <bdi className="text-ink">{nameOf(props.byId)}</bdi>{' '}
              {version === 0 ? 'brought it in' : 'made the last change'}, <ExactMoment at={props.at} />
            </li>
            {facts.map((fact) => (
              <Fact key={fact.id} fact={fact} name={nameOf(fact.byId)} />
            ))}
          </ul>
          <OtherVersions articleId={article.id} version={version} given={given} />
          <p className="text-[12.5px] text-ink-2">
            SHA-256 of the text: <code className="font-mono text-[12px]">{props.textHash}</code>
          </p>
        </section>
        <article aria-label={`The text of version ${version}`} lang={article.language || undefined}>
          <div className="paper copy-paper version-alone">
            {(doc.content ?? []).map((node, index) => (
              <ImportBlock key={index} node={node} />
            ))}
          </div>
        </article>
      </div>
    </>
  );
}

const DONE: Record<VersionFact['kind'], string> = {
  named: 'named it',
  submitted: 'handed it in for review',
  approved: 'approved it',
  changes_requested: 'requested changes',
  published: 'published it',
  corrected: 'published it as the correction',
  withdrawn: 'withdrew it',
};

function Fact({ fact, name }: { fact: VersionFact; name: string }) {
  const { kind, words, at, voided } = fact;
  return (
    <li className="flex flex-col gap-1 text-ink-2">
      <p>
        <bdi className="text-ink">{name}</bdi> {DONE[kind]}
        {kind === 'named' && (
          <>
            {' '}
            <q dir="auto" className="text-ink">
              {words}
            </q>
          </>
        )}
        , <ExactMoment at={at} />
      </p>
      {kind !== 'named' && words !== '' && (
        <blockquote dir="auto" className="border-s-2 border-line-2 ps-3 whitespace-pre-wrap text-ink">
          {words}
        </blockquote>
      )}
      {voided && (
        <p className="text-warn">
          It counts no longer{voided.reason !== null && `: ${VOID_WORDS[voided.reason]}`},{' '}
          <ExactMoment at={voided.at} />.
        </p>
      )}
    </li>
  );
}

/** The ways to the other versions that readers were given. */
function OtherVersions({
  articleId,
  version,
  given,
}: {
  articleId: string;
  version: number;
  given: readonly GivenVersion[];
}) {
  const others = given.filter((each) => each.kind !== 'withdrawn' && each.version !== version);
  if (others.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-ink-2 print:hidden">
      Given to readers too:
      {others.map((each) => (
        <Link
          key={each.at}
          href={`/articles/${articleId}/versions/${each.version}`}
          className="underline decoration-line-2 underline-offset-2 hover:text-ink"
        >
          version {each.version}
          {each.kind === 'corrected' && ', a correction'}
        </Link>
      ))}
    </p>
  );
}
