'use client';

import Link from 'next/link';
import { useState } from 'react';

import { saveDerivation } from '@/app/(workspace)/sources/actions';
import { choicesOf } from '@/components/annotations/labels';
import { sourceLine } from '@/components/evidence/source-line';
import { FindField } from '@/components/sources/find-field';
import { DERIVATION_NAMES, ORIGIN_NAMES } from '@/components/sources/source-names';
import { addOrigin, findOrigins, findSources } from '@/components/sources/source-requests';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormMessage, useForm } from '@/components/ui/form';
import { Select } from '@/components/ui/select';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { newId } from '@/lib/ids';
import type { CitedSource, Derivation, SourceView } from '@/lib/sources/model';
import { ORIGIN_KINDS, type OriginKind, type OriginView } from '@/lib/sources/origin-model';

interface SourcePlaceProps {
  source: SourceView;
  workspaceId: string;
  origin: OriginView | null;
  derivedFrom: CitedSource | null;
  derived: readonly SourceView[];
  canEdit: boolean;
}

/** Where a source comes from, and what comes from it. */
export function SourcePlace({
  source,
  workspaceId,
  origin,
  derivedFrom,
  derived,
  canEdit,
}: SourcePlaceProps) {
  const [isEditing, setIsEditing] = useState(false);
  const part = useKeptFocus(isEditing);
  if (isEditing) {
    return (
      <div ref={part}>
        <PlaceForm
          source={source}
          workspaceId={workspaceId}
          origin={origin}
          derivedFrom={derivedFrom}
          onDone={() => setIsEditing(false)}
        />
      </div>
    );
  }
  return (
    <div ref={part} className="flex max-w-3xl flex-col items-start gap-3">
      {origin ? (
        <p>
          Counts by its origin:{' '}
          <Link className="text-accent underline underline-offset-2" href={`/sources?origin=${origin.id}`}>
            <bdi>{origin.title}</bdi>
          </Link>{' '}
          <span className="text-ink-2">({ORIGIN_NAMES[origin.kind].toLowerCase()})</span>
        </p>
      ) : (
        <p className="text-ink-2">No origin is said: it counts as its own.</p>
      )}
      {derivedFrom && source.derivation && (
        <p>
          It {DERIVATION_NAMES[source.derivation]} <SourceLink source={derivedFrom} />
        </p>
      )}
      {derived.length > 0 && (
        <ul className="flex flex-col gap-1">
          {derived.map((other) => (
            <li key={other.id}>
              <SourceLink source={other} />{' '}
              <span className="text-ink-2">
                {other.derivation && DERIVATION_NAMES[other.derivation]} this
              </span>
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <Button data-takes-focus onClick={() => setIsEditing(true)}>
          Say where it comes from
        </Button>
      )}
    </div>
  );
}

function SourceLink({ source }: { source: CitedSource }) {
  if (source.isWithheld) return <bdi>{source.title}</bdi>;
  return (
    <Link className="text-accent underline underline-offset-2" href={`/sources/${source.id}`}>
      <bdi>{sourceLine(source)}</bdi>
    </Link>
  );
}

interface PlaceFormProps extends Pick<SourcePlaceProps, 'source' | 'workspaceId' | 'origin' | 'derivedFrom'> {
  onDone: () => void;
}

function PlaceForm({ source, workspaceId, origin: given, derivedFrom: from, onDone }: PlaceFormProps) {
  const [origin, setOrigin] = useState(given);
  const [derivedFrom, setDerivedFrom] = useState<CitedSource | null>(from);
  const [derivation, setDerivation] = useState<Derivation>(source.derivation ?? 'reprint');
  const [kind, setKind] = useState<OriginKind>('dispatch');
  const [problem, setProblem] = useState<string | null>(null);
  const send = async () =>
    await saveDerivation({
      sourceId: source.id,
      change: {
        version: source.version,
        originId: origin?.id ?? null,
        derivedFromId: derivedFrom?.id ?? null,
        derivation: derivedFrom ? derivation : null,
      },
    });
  const { form, isBusy, message } = useForm(send, onDone);
  const originPart = useKeptFocus(origin?.id);
  const fromPart = useKeptFocus(derivedFrom?.id);
  const makeOrigin = async (title: string) => {
    const made = await addOrigin(workspaceId, { id: newId(), kind, title, note: '' });
    setProblem(made.ok ? null : made.message);
    if (made.ok) setOrigin(made.value);
  };
  return (
    <form {...form} className="flex max-w-2xl flex-col gap-5">
      <FormMessage>{message ?? problem}</FormMessage>
      <div ref={originPart}>
        {origin ? (
          <Picked label="Origin" name={origin.title} onRemove={() => setOrigin(null)} />
        ) : (
          <FindField
            label="Origin"
            hint="The dispatch, press release, study or event that several sources derive from. They count once."
            find={(search) => findOrigins(workspaceId, search)}
            nameOf={(each: OriginView) => `${each.title} (${ORIGIN_NAMES[each.kind].toLowerCase()})`}
            onPick={setOrigin}
            more={(search) =>
              search === '' ? null : (
                <div className="flex flex-wrap items-center gap-2">
                  <Select
                    label="Kind of the new origin"
                    className="w-44!"
                    value={kind}
                    options={ORIGIN_KINDS.map((value) => ({ value, label: ORIGIN_NAMES[value] }))}
                    onChange={(chosen) => chosen && setKind(chosen)}
                  />
                  <Button size="small" onClick={() => void makeOrigin(search)}>
                    Make “{search}” an origin
                  </Button>
                </div>
              )
            }
          />
        )}
      </div>
      <div ref={fromPart}>
        {derivedFrom ? (
          <div className="flex flex-col gap-2">
            <Field label="It">
              <Select
                value={derivation}
                options={choicesOf(DERIVATION_NAMES)}
                onChange={(chosen) => chosen && setDerivation(chosen)}
              />
            </Field>
            <Picked
              label="This source"
              name={sourceLine(derivedFrom)}
              onRemove={() => setDerivedFrom(null)}
            />
          </div>
        ) : (
          <FindField
            label="Made from another source"
            hint="Whose words it reprints, rewrites, translates or cites."
            find={async (search) => {
              const found = await findSources(workspaceId, search);
              if (!found.ok) return found;
              return { ok: true, value: { items: found.value.items.filter(({ id }) => id !== source.id) } };
            }}
            nameOf={(each: SourceView) => sourceLine(each)}
            onPick={setDerivedFrom}
          />
        )}
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={isBusy}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}

function Picked({ label, name, onRemove }: { label: string; name: string; onRemove: () => void }) {
  return (
    <div className="flex items-center gap-3">
      <p className="min-w-0 flex-1">
        <span className="block text-[13px] font-medium">{label}</span>
        <bdi>{name}</bdi>
      </p>
      <Button size="small" variant="plain" onClick={onRemove}>
        Remove
      </Button>
    </div>
  );
}
