import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CheckNews } from '@/components/double-check/check-news';
import { CompareScreen } from '@/components/double-check/compare-screen';
import { CallOffButton } from '@/components/double-check/call-off-button';
import { MarkingScreen } from '@/components/double-check/marking-screen';
import { WaitingScreen } from '@/components/double-check/waiting-screen';
import { PageHeader } from '@/components/layout/page-header';
import { buttonClass } from '@/components/ui/button';
import { canAnnotate } from '@/lib/annotations/policy';
import type { DocJson } from '@/lib/articles/model';
import { canAskDoubleCheck, canDecide } from '@/lib/double-check/policy';
import { requireDoubleCheck } from '@/lib/double-check/queries';
import { refusalToCancel, refusalToMark, sideOf } from '@/lib/double-check/rules';
import { projectionOf } from '@/lib/editor/projection-of';
import { AppError } from '@/lib/errors';
import { idSchema } from '@/lib/ids';
import { getScale } from '@/lib/review/scale-queries';
import { getHead } from '@/lib/versions/live-changes';
import { readVersion } from '@/lib/versions/read-version';
import { listPeople } from '@/lib/workspaces/queries';
import { readVersionHead } from '../../history/read-version-head';
import '@/app/desk.css';
import '../double-check.css';

interface DoubleCheckPageProps {
  params: Promise<{ articleId: string; doubleCheckId: string }>;
}

export async function generateMetadata({ params }: DoubleCheckPageProps): Promise<Metadata> {
  const { article } = await readVersionHead((await params).articleId);
  return { title: `Double check of ${article.title}` };
}

export default async function DoubleCheckPage({ params }: DoubleCheckPageProps) {
  const { articleId, doubleCheckId } = await params;
  const { actor, article } = await readVersionHead(articleId);
  // Before what it tells of is read: what happens in between is told once more.
  const number = await getHead(actor, article.id);
  const detail = await readDetail(actor, article.id, doubleCheckId);
  const { check, isRevealed } = detail;
  const place = { articleId: article.id, workspaceId: actor.workspaceId, userId: actor.userId };
  const [people, scale] = [await listPeople(actor), await getScale(actor)];
  const { doc } = await readVersion(actor, article.id, check.version);
  const side = sideOf(check, actor.userId);
  const isMarking =
    side !== null && refusalToMark(check, side) === null && canAnnotate(actor) && article.isOpen;
  const key = `${check.id} ${check.state}`;
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <PageHeader
        title={
          <>
            Double check of <bdi>{article.title}</bdi>
          </>
        }
      >
        {canAskDoubleCheck(actor) && article.isOpen && refusalToCancel(check) === null && (
          <CallOffButton place={place} checkId={check.id} />
        )}
        <Link href={`/articles/${article.id}/double-check`} className={buttonClass('plain')}>
          All double checks
        </Link>
      </PageHeader>
      {number !== null && <CheckNews place={place} number={number} isRevealed={isRevealed} />}
      {isRevealed ? (
        <CompareScreen
          key={key}
          place={place}
          detail={detail}
          length={projectionOf(doc).text.length}
          people={people}
          scale={scale}
          canDecide={check.state === 'comparing' && article.isOpen && canDecide(actor, check)}
        />
      ) : isMarking ? (
        <MarkingScreen
          key={key}
          place={place}
          detail={detail}
          doc={plainJson(doc)}
          language={article.language}
          scale={scale}
        />
      ) : (
        <WaitingScreen key={key} place={place} detail={detail} people={people} />
      )}
    </main>
  );
}

// A node's attributes have no prototype, and React sends only plain objects to the browser.
function plainJson(doc: { toJSON: () => unknown }): DocJson {
  return JSON.parse(JSON.stringify(doc)) as DocJson;
}

async function readDetail(actor: Parameters<typeof requireDoubleCheck>[0], articleId: string, asked: string) {
  const id = idSchema.safeParse(asked);
  if (!id.success) notFound();
  try {
    return await requireDoubleCheck(actor, articleId, id.data);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
