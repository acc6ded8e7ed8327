import { nameWords } from '@/lib/agents/match-rules';
import type { AgentRef } from '@/lib/agents/model';
import { namedAs } from '@/lib/agents/rules';
import type { FieldsOf } from '@/lib/annotations/kind-model';
import type { AnchorRole, AnnotationView, FlagName } from '@/lib/annotations/model';
import { isLost } from '@/lib/annotations/rules';
import type { ChainItem, ChainWorld, Voice, VoiceHow } from '@/lib/evidence/chain-model';
import type { EvidenceView } from '@/lib/evidence/model';
import { isHumanKind, type CitedSource } from '@/lib/sources/model';
import { displayName } from '@/lib/sources/name-rules';
import { foldText } from '@/lib/text/fold';

type Attribution = Extract<AnnotationView, { kind: 'attribution' }>;
type Identification = NonNullable<FieldsOf<'attribution'>['identification']>;

const MOST_STEPS = 20;

/** Why who stands in the text is not known by it; identifications that name somebody are not here. */
const VAGUE: Partial<Record<Identification, string>> = {
  described_unnamed: 'described, not named',
  vague_collective: 'nobody is named',
  unspecified_media: 'no paper or station is named',
  impersonal_passive: 'nobody is named who says it',
};
/** Those who pass on what others say. */
const RELAYS: ReadonlySet<Identification> = new Set(['news_agency', 'named_outlet', 'unspecified_media']);
/** Voices that can be the first to say something. */
const FIRST: ReadonlySet<VoiceHow> = new Set([
  'written_by',
  'attributed_to',
  'told_by',
  'claimed_by',
  'said_by',
]);

/** Whether a voice can be the first to have said it; others pass on what somebody else said. */
export function isFirstVoice({ how }: Voice): boolean {
  return FIRST.has(how);
}

/** Whether an attribution names one who passes on what others say: an agency, another outlet. */
export function isRelay({ fields, agents }: Attribution): boolean {
  if (fields.identification) return RELAYS.has(fields.identification);
  return Boolean(fields.agency || agents.agency || agents.outlet);
}

/** A name as two are compared within one article. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ') || foldText(name).trim();
}

/** A voice of which only what is given is known. */
export function voiceOf(how: VoiceHow, who: string, parts: Partial<Voice> = {}): Voice {
  const agentId = parts.agentId ?? null;
  const key = agentId === null ? `name ${nameKey(who)}` : `agent ${agentId}`;
  return {
    key,
    how,
    who,
    agentId,
    sourceId: null,
    annotationId: null,
    identification: null,
    isVague: false,
    isTraced: false,
    why: '',
    confirmed: null,
    ...parts,
  };
}

/** Somebody must stand here, and nobody is named. */
export function nobody(item: ChainItem): Voice {
  const flag = flagReason(item, 'attribution_needed') || flagReason(item, 'vague_attribution');
  const why =
    flag || (item.kind === 'quote' ? 'Nobody is named for these words' : 'Nobody is named for this');
  const parts = { key: 'nobody', annotationId: item.id, isVague: true, why };
  return voiceOf('nobody', 'Nobody named', parts);
}

/** The voices of an attribution, the one nearest the article first; there is always one. */
export function voicesOfAttribution(attribution: Attribution, { article }: ChainWorld): Voice[] {
  const { id, fields, agents, evidence } = attribution;
  const identification = fields.identification ?? null;
  const confirmed = fields.independentlyConfirmed ?? null;
  const told = { annotationId: id, identification };
  const relays = [
    agents.outlet && voiceOf('reported_by', agents.outlet.name, { ...told, agentId: agents.outlet.id }),
    named('reported_by', agents.agency, fields.agency, told),
  ].filter((voice) => voice !== null && voice !== undefined);
  // What is confirmed or not is what the nearest of them passes on.
  const [nearest] = relays;
  if (nearest) nearest.confirmed = confirmed;

  const how = identification && RELAYS.has(identification) ? 'reported_by' : 'attributed_to';
  const found = named(how, agents.reported_by, fields.resolvedTo, told);
  const printed = wordsOf(attribution, 'source') || wordsOf(attribution, 'cue');
  const vague = vagueness(attribution, printed);
  if (identification === 'author_self') {
    return [...relays, found ?? voiceOf('written_by', article.byline || 'The author', told)];
  }
  if (!found && relays.length > 0 && vague === '' && (identification === null || how === 'reported_by')) {
    return relays;
  }
  const isTraced = found !== null || evidence.some((link) => link.tracedToOrigin);
  const why =
    vague !== '' && found
      ? `${printed === '' ? 'Not named' : `“${printed}”`} in the text: found to be ${found.who}`
      : vague;
  const last = found ?? voiceOf(how, printed || 'Nobody named', told);
  const key = found ? last.key : vague === '' ? last.key : `vague ${id}`;
  return [
    ...relays,
    {
      ...last,
      key,
      isVague: vague !== '',
      isTraced: vague !== '' && isTraced,
      why,
      confirmed: nearest ? null : confirmed,
    },
  ];
}

/** Who is said to say or to claim it, as far as it is known. */
export function ownVoices(item: ChainItem): Voice[] {
  if (item.kind === 'attribution') return [];
  const role = item.kind === 'quote' ? 'speaker' : 'claimant';
  const agent = item.agents[role];
  const who = agent?.name || displayName(namedAs(item, role)) || wordsOf(item, 'source');
  if (who === '') return [];
  const flag = flagReason(item, 'vague_attribution');
  const isVague = hasFlag(item, 'vague_attribution');
  const how = item.kind === 'quote' ? 'said_by' : 'claimed_by';
  return [
    voiceOf(how, who, {
      agentId: agent?.id ?? null,
      annotationId: item.id,
      isVague,
      isTraced: isVague && agent !== undefined,
      why: isVague ? `${who}: ${flag || 'marked as vague'}` : '',
    }),
  ];
}

/** Those who passed it on to the article, as the item's sources and "reported by" say, the nearest to the article first. */
export function relaysOf(item: ChainItem, world: ChainWorld): Voice[] {
  if (item.kind === 'attribution') return [];
  const reporter = item.agents.reported_by;
  const told = { annotationId: item.id };
  return [
    ...followed(item, world).flatMap(relaysOfSource),
    ...(reporter ? [voiceOf('reported_by', reporter.name, { ...told, agentId: reporter.id })] : []),
  ];
}

/** Who told it, by the source that it was taken from; for one of which no speaker is known. */
export function tellers(item: ChainItem, world: ChainWorld): Voice[] {
  const source = followed(item, world).at(-1);
  if (!source) return [];
  if (source.isWithheld) {
    const why = `${source.title}: restricted, known to those named with the source`;
    return [voiceOf('told_by', source.title, { key: `source ${source.id}`, why })];
  }
  const author = displayName(source.authors[0] ?? '');
  if (author === '' && !isHumanKind(source.kind)) return [];
  return [voiceOf('told_by', author || source.title, { sourceId: source.id })];
}

// The source that the item was taken from, and what that one derives from, as far as it is known here.
function followed(item: ChainItem, { sources }: ChainWorld): CitedSource[] {
  const link = item.evidence.find(isTakenFrom) ?? item.evidence.find((each) => each.tracedToOrigin);
  const path: CitedSource[] = [];
  let next = link && sources.get(link.sourceId);
  while (next && !path.includes(next) && path.length < MOST_STEPS) {
    path.push(next);
    const above: string | null = next.isWithheld ? null : (next.mergedIntoId ?? next.derivedFromId);
    next = above === null ? undefined : sources.get(above);
  }
  return path;
}

function isTakenFrom({ relation }: EvidenceView): boolean {
  return relation === 'quoted_from';
}

function relaysOfSource(source: CitedSource): Voice[] {
  if (source.isWithheld) return [];
  const { id: sourceId, via, containerTitle, agency } = source;
  const parts: [VoiceHow, string][] = [
    ['found_in', via],
    ['carried_by', containerTitle],
    ['dispatch_of', agency],
  ];
  return parts.filter(([, who]) => who !== '').map(([how, who]) => voiceOf(how, who, { sourceId }));
}

function named(
  how: VoiceHow,
  agent: AgentRef | undefined,
  name: string | undefined,
  parts: Partial<Voice>,
): Voice | null {
  if (agent) return voiceOf(how, agent.name, { ...parts, agentId: agent.id });
  return name ? voiceOf(how, displayName(name), parts) : null;
}

/** Why an attribution leaves open who says it, in a sentence; empty when it does not. */
function vagueness(attribution: Attribution, printed: string): string {
  const { identification, agency, resolvedTo } = attribution.fields;
  const { agents } = attribution;
  const about = (what: string) => (printed === '' ? 'Nobody is named for this' : `${printed}: ${what}`);
  const kept = identification && VAGUE[identification];
  if (hasFlag(attribution, 'vague_attribution')) {
    const reason = flagReason(attribution, 'vague_attribution');
    return printed === '' && reason !== '' ? reason : about(reason || kept || 'marked as vague');
  }
  if (identification) return kept ? about(kept) : '';
  const isNamed = Boolean(agency || resolvedTo) || Object.keys(agents).length > 0;
  return isNamed || wordsOf(attribution, 'source') !== '' ? '' : about('not said yet who this is');
}

function wordsOf({ ranges }: Pick<AnnotationView, 'ranges'>, role: AnchorRole): string {
  const words = ranges.filter((range) => range.role === role && !isLost(range)).map(({ exact }) => exact);
  return words.join(' … ').replace(/\s+/g, ' ').trim();
}

function hasFlag({ flags }: Pick<AnnotationView, 'flags'>, name: FlagName): boolean {
  return flags.some((flag) => flag.name === name);
}

function flagReason({ flags }: Pick<AnnotationView, 'flags'>, name: FlagName): string {
  return (flags.find((flag) => flag.name === name)?.reason ?? '').replace(/\.$/, '');
}
