'use client';

import { useDesk } from '@/components/desk/desk-context';
import { FindPassages } from '@/components/evidence/find-passages';
import { atCopy, type PaneState } from '@/components/evidence/pane/pane-state';
import type { AnnotationView } from '@/lib/annotations/model';
import { takesEvidence } from '@/lib/annotations/rules';

interface FindViewProps {
  active: AnnotationView | null;
  pane: PaneState;
}

/** The likeliest passages in all copies for what is active; one that is opened is taken for linking at once. */
export function FindView({ active, pane }: FindViewProps) {
  const { desk, may } = useDesk();
  const { article, me } = desk.data;
  if (!active || !takesEvidence(active.kind)) return null;
  return (
    <div className="pane-scroller">
      <FindPassages
        articleId={article.id}
        annotationId={active.id}
        workspaceId={me.workspaceId}
        onOpen={({ sourceId, captureId, start, end }) => {
          const range = { start, end };
          const show = { shown: range, ...(may.annotate && { picked: { ...range } }) };
          desk.ui.set({ pane: { ...atCopy(pane, { sourceId, captureId }, show), wanted: {} } });
        }}
      />
    </div>
  );
}
