import { NO_FILTER, type Filter } from '@/components/desk/store/filter';
import type { LaneState, SaveState } from '@/components/desk/store/outbox';
import type { AgentRef } from '@/lib/agents/model';
import type { CommentView } from '@/lib/annotations/comment-model';
import type {
  AnnotationView,
  CitedSources,
  FieldConflict,
  VerificationStatus,
} from '@/lib/annotations/model';
import type { SourceLineage } from '@/lib/evidence/lineage-rules';
import { isHumanKind, type CitedSource, type SourceInput, type SourceView } from '@/lib/sources/model';

/** The comments of one annotation, once they are asked for. */
export interface CommentList {
  status: 'loading' | 'ready' | 'failed';
  items: readonly CommentView[];
}

/** A claim that is to get a status for which its evidence is not enough, and what it lacks, in sentences. */
export interface Asking {
  id: string;
  status: VerificationStatus;
  lacks: readonly string[];
}

/** All that the desk shows; a value that is replaced, never changed. */
export interface DeskState {
  /** Those that are not deleted, with everything that was done and is not saved yet. */
  annotations: ReadonlyMap<string, AnnotationView>;
  sources: ReadonlyMap<string, CitedSource>;
  /** Where those come from, and what they derive from, by source id. */
  lineages: ReadonlyMap<string, SourceLineage>;
  /** Who was chosen at this desk, so that they show before the server answers. */
  agents: ReadonlyMap<string, AgentRef>;
  comments: ReadonlyMap<string, CommentList>;
  /** `partial`: further annotations are on their way; `failed`: they did not come. */
  loading: 'all' | 'partial' | 'failed';
  filter: Filter;
  /** The claim of which it is asked why it is to count as verified with less evidence than is asked for. */
  asking: Asking | null;
  activeId: string | null;
  save: SaveState;
  lanes: ReadonlyMap<string, LaneState>;
  conflicts: ReadonlyMap<string, readonly FieldConflict[]>;
  /** By annotation and field, why a value cannot be taken. */
  problems: ReadonlyMap<string, string>;
  /** Text that was typed and not given in yet: replies, new links. */
  drafts: ReadonlyMap<string, string>;
}

export function initialState(
  annotations: readonly AnnotationView[],
  { sources, lineages }: CitedSources,
  isAll: boolean,
): DeskState {
  return {
    annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
    sources: new Map(sources.map((source) => [source.id, source])),
    lineages: withLineages(new Map(), sources, lineages),
    agents: new Map(),
    comments: new Map(),
    loading: isAll ? 'all' : 'partial',
    filter: NO_FILTER,
    asking: null,
    activeId: null,
    save: { kind: 'saved', count: 0 },
    lanes: new Map(),
    conflicts: new Map(),
    problems: new Map(),
    drafts: new Map(),
  };
}

/** A source that the server does not know yet. */
export function unsavedSource(input: SourceInput): SourceView {
  const { access = isHumanKind(input.kind) ? 'restricted' : 'team', ...fields } = input;
  return {
    ...fields,
    access,
    isWithheld: false,
    citationKey: '',
    urlCheckedAt: null,
    originId: null,
    derivedFromId: null,
    derivation: null,
    mergedIntoId: null,
    version: 0,
    createdAt: '',
    createdById: '',
    updatedAt: '',
    updatedById: '',
  };
}

/** The map with the key set, or without it when the value is undefined; the same map when nothing changes. */
export function withKey<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  if (map.get(key) === value) return map;
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

/** The lineages with those of further sources: what is told of them, or else what the sources say themselves. */
export function withLineages(
  known: ReadonlyMap<string, SourceLineage>,
  sources: readonly CitedSource[],
  told: readonly SourceLineage[],
): ReadonlyMap<string, SourceLineage> {
  if (sources.length === 0 && told.length === 0) return known;
  const lineages = new Map(known);
  for (const source of sources) {
    if (source.isWithheld) continue;
    const { id, originId, derivedFromId } = source;
    lineages.set(id, { id, originId, derivedFromId, isArticle: known.get(id)?.isArticle ?? false });
  }
  for (const lineage of told) lineages.set(lineage.id, lineage);
  return lineages;
}
