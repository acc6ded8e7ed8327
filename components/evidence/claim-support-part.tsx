'use client';

import { TriangleAlert } from 'lucide-react';
import { RelativeTime } from '@/components/articles/relative-time';
import { useDesk, useDeskState, useNameOf } from '@/components/desk/desk-context';
import { lackInShort, supportLine } from '@/components/evidence/support-words';
import type { AnnotationView } from '@/lib/annotations/model';
import { isAccurate } from '@/lib/annotations/rules';
import { claimSupport } from '@/lib/evidence/claim-rules';

/** What the evidence of a claim comes to, what it still needs, and the reason for which it counts as verified all the same. */
export function ClaimSupportPart({ annotation }: { annotation: AnnotationView }) {
  const { desk } = useDesk();
  const nameOf = useNameOf();
  const lineages = useDeskState((state) => state.lineages);
  const { evidence, override, status } = annotation;
  const policy = desk.data.sufficiency;
  const support = claimSupport(evidence, lineages, policy);
  // While nothing is linked, the card says that a source is missing.
  const isAsked = evidence.length > 0 || isAccurate(status);
  const needs = isAsked && !override ? support.lacks.map((lack) => lackInShort(lack, policy)) : [];
  return (
    <>
      {evidence.length > 0 && <p className="text-[13px] text-ink-2">{supportLine(support)}</p>}
      {needs.length > 0 && (
        <p className="text-[13px] text-ink-2">
          <span className="font-medium text-warn">Needs:</span> {needs.join('; ')}
        </p>
      )}
      {override && (
        <div className="evidence-override">
          <p className="flex items-start gap-1.5 font-medium">
            <TriangleAlert className="mt-0.5 size-3.5 shrink-0 text-warn" aria-hidden />
            Verified with less evidence than is asked for
          </p>
          <p dir="auto">{override.reason}</p>
          <p className="text-ink-3">
            {nameOf(override.byId)}, <RelativeTime at={override.at} />
          </p>
        </div>
      )}
    </>
  );
}
