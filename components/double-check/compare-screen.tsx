'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { counted, STATE_TONES, standingOf } from '@/components/double-check/check-words';
import { CompareRow } from '@/components/double-check/compare-row';
import { CheckApi, type CheckPlace } from '@/components/double-check/double-check-requests';
import { FiguresPart } from '@/components/double-check/figures-part';
import { OwnDialog } from '@/components/double-check/own-dialog';
import { useDecisions } from '@/components/double-check/use-decisions';
import { useNames } from '@/components/double-check/use-names';
import { usePreference } from '@/components/desk/preference';
import { useLanding } from '@/components/layout/arrival';
import { Button } from '@/components/ui/button';
import { FormMessage } from '@/components/ui/form';
import { Kbd } from '@/components/ui/kbd';
import { Pill } from '@/components/ui/pill';
import { usePageKeys } from '@/components/ui/use-page-keys';
import { compareMarks, isDifference } from '@/lib/double-check/agreement-rules';
import type { Choice, DoubleCheckDetail } from '@/lib/double-check/model';
import type { Scale } from '@/lib/review/scale-model';
import type { PersonView } from '@/lib/workspaces/model';

interface CompareScreenProps {
  place: CheckPlace;
  detail: DoubleCheckDetail;
  /** Of the text that both marked, in UTF-16 units. */
  length: number;
  people: readonly PersonView[];
  scale: Scale;
  /** The person may decide, it is to be decided, and the article is worked on. */
  canDecide: boolean;
}

const TYPING = 'input:not([type="checkbox"]), textarea, select, [role="menu"], [role="dialog"]';

/** The marks of two people side by side, how far they agree, and what was decided. */
export function CompareScreen({ place, detail, length, people, scale, canDecide }: CompareScreenProps) {
  const router = useRouter();
  const { check, marks, places } = detail;
  const nameOf = useNames(people);
  const [hasSingleKeys] = usePreference('single-keys', true);
  const { rows, figures } = useMemo(() => {
    const of = (userId: string) => marks.filter((mark) => mark.userId === userId);
    return compareMarks(of(check.leftId), of(check.rightId), length);
  }, [marks, check, length]);
  const { decisions, busyKey, problem, decide, decideAll } = useDecisions(place, detail);
  useLanding();
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [comments, setComments] = useState<Record<string, string>>({});
  const [isClosing, setIsClosing] = useState(false);
  const [closeProblem, setCloseProblem] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);

  const shown = onlyDifferences ? rows.filter(isDifference) : rows;
  const open = rows.filter(({ key }) => !decisions.has(key));
  const agreed = open.filter((row) => !isDifference(row));
  const differences = rows.filter(isDifference).length;
  const current =
    shown.find(({ key }) => key === at) ?? shown.find(({ key }) => !decisions.has(key)) ?? shown[0];

  const focus = (key: string | undefined) => {
    if (key === undefined) return;
    setAt(key);
    const row = [...(list.current?.children ?? [])].find((each) => each.getAttribute('data-row') === key);
    if (row instanceof HTMLElement) row.focus();
  };
  const choose = async (
    key: string,
    choice: Choice,
    comment = '',
    own: Parameters<typeof decide>[1]['own'] = null,
  ) => {
    const row = rows.find((each) => each.key === key);
    if (!row || decisions.has(key)) return;
    const isDone = await decide(row, { choice, own, comment });
    if (!isDone) return;
    const place = shown.findIndex((each) => each.key === key);
    const rest = [...shown.slice(place + 1), ...shown.slice(0, place)];
    focus(rest.find((each) => each.key !== key && !decisions.has(each.key))?.key ?? key);
  };
  const close = async () => {
    setIsClosing(true);
    const answer = await new CheckApi(place).end(check.id, 'decided');
    setIsClosing(false);
    setCloseProblem(answer.ok ? null : answer.message);
    router.refresh();
  };
  usePageKeys((event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !hasSingleKeys) return;
    if (!current || (target instanceof Element && target.closest(TYPING))) return;
    const place = shown.indexOf(current);
    if (key === 'j') focus(shown[at === null ? place : place + 1]?.key);
    else if (key === 'k') focus(shown[place - 1]?.key);
    else if (canDecide && key === '1') void choose(current.key, 'left', comments[current.key]);
    else if (canDecide && key === '2') void choose(current.key, 'right', comments[current.key]);
    else if (canDecide && key === '3' && !decisions.has(current.key)) setOwnKey(current.key);
    else return;
    event.preventDefault();
  });
  const look = useEffectEvent(() => router.refresh());
  useEffect(() => {
    // What others decided meanwhile.
    const come = () => document.visibilityState === 'visible' && look();
    window.addEventListener('focus', come);
    return () => window.removeEventListener('focus', come);
  }, []);
  const own = rows.find(({ key }) => key === ownKey) ?? null;

  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-6 p-6 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Pill tone={STATE_TONES[check.state]}>{standingOf(check, nameOf)}</Pill>
        <p className="text-[13.5px] text-ink-2">
          {counted(rows.length, ['row', 'rows'])}, {counted(differences, ['difference', 'differences'])}
          {rows.length > 0 && ` · ${(rows.length - open.length).toLocaleString('en')} decided`}
        </p>
      </div>
      <FiguresPart figures={figures} />
      <section aria-labelledby="rows-title" className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h2 id="rows-title" className="text-[13.5px] font-semibold">
            Side by side
          </h2>
          <label className="flex min-h-6 items-center gap-2 text-[13.5px] pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={onlyDifferences}
              onChange={({ target }) => setOnlyDifferences(target.checked)}
            />
            Differences only
          </label>
          {canDecide && agreed.length > 0 && (
            <Button size="small" busy={busyKey === 'all'} onClick={() => void decideAll(agreed)}>
              Take {agreed.length === 1 ? 'the one' : `the ${agreed.length.toLocaleString('en')}`} that both
              agree on
            </Button>
          )}
          {canDecide && (
            <p className="text-[12.5px] text-ink-2 max-sm:hidden">
              <Kbd>J</Kbd> <Kbd>K</Kbd> next, previous · <Kbd>1</Kbd> left <Kbd>2</Kbd> right <Kbd>3</Kbd>{' '}
              otherwise
            </p>
          )}
        </div>
        <FormMessage>{problem}</FormMessage>
        {shown.length === 0 ? (
          <p className="py-6 text-ink-2">
            {rows.length === 0
              ? 'Neither of the two marked anything.'
              : 'There is no difference: both marked the same words in the same way.'}
          </p>
        ) : (
          <ol ref={list} className="flex flex-col gap-3">
            {shown.map((row) => (
              <CompareRow
                key={row.key}
                row={row}
                check={check}
                places={places}
                desk={`/articles/${place.articleId}`}
                decision={decisions.get(row.key) ?? null}
                nameOf={nameOf}
                scale={scale}
                isCurrent={canDecide && row === current}
                isBusy={busyKey === row.key}
                onChoose={
                  canDecide
                    ? (choice) =>
                        choice === 'own'
                          ? setOwnKey(row.key)
                          : void choose(row.key, choice, comments[row.key])
                    : null
                }
                comment={comments[row.key] ?? ''}
                onComment={(comment) => setComments({ ...comments, [row.key]: comment })}
                onEnter={() => setAt(row.key)}
              />
            ))}
          </ol>
        )}
      </section>
      {canDecide && (
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
          <Button variant="primary" disabled={open.length > 0} busy={isClosing} onClick={() => void close()}>
            Close the double check
          </Button>
          <p className="text-[13.5px] text-ink-2">
            {open.length === 0
              ? 'Everything is decided.'
              : `${counted(open.length, ['row is', 'rows are'])} not decided yet.`}
          </p>
          <FormMessage>{closeProblem}</FormMessage>
        </div>
      )}
      <OwnDialog
        row={own}
        comment={comments[ownKey ?? ''] ?? ''}
        check={check}
        nameOf={nameOf}
        scale={scale}
        onClose={() => setOwnKey(null)}
        onDecide={async (judgement, comment) => {
          if (own) await choose(own.key, 'own', comment, judgement);
          setOwnKey(null);
        }}
      />
    </div>
  );
}
