import { agreementOf, notDefined, type Agreement } from '@/lib/agreement/agreement';
import { markSegments, type MarkedSpan } from '@/lib/agreement/mark-segments';
import { tallySegments, type Tally } from '@/lib/agreement/tally-segments';

/**
 * Agreement of people who each marked the same text: `where` tells marked from not marked (|uα), `whereAndKind` both at once (uα), `kind`
 * only what two people marked (cuα). `coverage` is the share of all judgements that `kind` rests on, 0 to 1.
 */
export type UnitizingAgreement = {
  where: Agreement;
  whereAndKind: Agreement;
  kind: Agreement;
  coverage: number;
};

/**
 * Krippendorff's α for stretches (Krippendorff, Mathet, Bouvry & Widlöcher, On the reliability of unitizing textual continua, 2016):
 * coincidences are lengths of intersections, and what is not marked is a value like any other. One list of spans for each person,
 * empty for who marked nothing; offsets are UTF-16 units, half open. How spans of one person that overlap count: `markSegments`.
 */
export function unitizingAlpha(
  observers: readonly (readonly MarkedSpan[])[],
  length: number,
): UnitizingAgreement {
  const reason = length <= 0 ? 'no_text' : observers.length < 2 ? 'too_few_observers' : null;
  if (reason) {
    const none = notDefined(reason);
    return { where: none, whereAndKind: none, kind: none, coverage: 0 };
  }
  const unnamed = observers.map((spans) => spans.map((span) => ({ ...span, kind: '' })));
  const where = tallySegments(
    unnamed.map((spans) => markSegments(spans, length)),
    length,
  );
  const kinds = tallySegments(
    observers.map((spans) => markSegments(spans, length)),
    length,
  );
  return {
    where: alphaOfAll(where.all),
    whereAndKind: alphaOfAll(kinds.all),
    kind: kinds.shared.total === 0 ? notDefined('nothing_shared') : alphaOf(kinds.shared),
    coverage: kinds.shared.total / kinds.all.total,
  };
}

function alphaOfAll(all: Tally): Agreement {
  if (all.byValue.size > 1) return alphaOf(all);
  return notDefined(all.byValue.has(null) ? 'nothing_marked' : 'everything_marked');
}

// Chance pairs every judgement with all but those of its own segment: what is marked in one piece was decided once, each
// character of a gap by itself. Of `shared` a segment weighs what others marked of it; that reproduces the published cuα.
function alphaOf({ others, total, unlike, byValue, selfPairs }: Tally): Agreement {
  const like = [...byValue.values()].reduce((sum, value) => sum + value ** 2, 0);
  return agreementOf(unlike / total, (total ** 2 - like) / (total ** 2 - selfPairs), total / others);
}
