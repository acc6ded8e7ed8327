import type { AnnotationView, FlagName } from '@/lib/annotations/model';
import { compareReadingOrder } from '@/lib/annotations/order-rules';
import { isLost } from '@/lib/annotations/rules';
import {
  CHAIN_KINDS,
  type Chain,
  type ChainItem,
  type ChainWorld,
  type Voice,
} from '@/lib/evidence/chain-model';
import {
  isFirstVoice,
  isRelay,
  nameKey,
  nobody,
  ownVoices,
  relaysOf,
  tellers,
  voiceOf,
  voicesOfAttribution,
} from '@/lib/evidence/voice-rules';
import type { TextRange } from '@/lib/text/text-range';

/** An attribution says who stands behind its words, and a quote who says what is marked in it. */
type Around = Extract<ChainItem, { kind: 'attribution' | 'quote' }>;

/** Whether the annotation's words come from somebody. */
export function isChainItem(annotation: AnnotationView): annotation is ChainItem {
  return CHAIN_KINDS.some((kind) => kind === annotation.kind);
}

/**
 * The voices by which an article has what a claim, quote or attribution says, from the article outwards: its outlet, whoever passed it on,
 * the attributions and quotes around it from the outermost to the innermost, and whoever says it. Nobody is named twice but the outlet, which
 * always comes first. A quote without anybody who can have said it ends with `nobody`.
 */
export function chainOf(item: ChainItem, world: ChainWorld): Voice[] {
  return chainThrough(aroundOf(item, standingIn(world.annotations)), item, world);
}

/**
 * All chains of an article, each with what comes by it: claims, quotes, and those attributions through which no chain of a claim or quote
 * goes. In reading order of what comes first by them.
 */
export function chainsOf(world: ChainWorld): Chain[] {
  const standing = standingIn(world.annotations);
  const items = world.annotations.filter(isChainItem).toSorted(compareReadingOrder);
  const read = items.map((item) => ({ item, around: aroundOf(item, standing) }));
  const covering = new Set(
    read.flatMap(({ item, around }) => (item.kind === 'attribution' ? [] : around.map(({ id }) => id))),
  );
  const shown = read
    .filter(({ item }) => item.kind !== 'attribution' || !covering.has(item.id))
    .map(({ item, around }) => ({ item, voices: chainThrough(around, item, world) }));
  const keyOf = keysOf(shown.flatMap(({ voices }) => voices));
  const chains = new Map<string, Chain>();
  for (const { item, voices } of shown) {
    const keyed = voices.map((voice) => ({ ...voice, key: keyOf(voice) }));
    const key = JSON.stringify(keyed.map((voice) => voice.key));
    const chain = chains.get(key);
    if (chain) chain.items.push(item);
    else chains.set(key, { key, voices: keyed, items: [item] });
  }
  return [...chains.values()];
}

function chainThrough(around: readonly Around[], item: ChainItem, world: ChainWorld): Voice[] {
  const { article } = world;
  const quotes = around.filter((each) => each.kind === 'quote');
  const relays = [
    ...(article.agency === '' ? [] : [voiceOf('dispatch_of', article.agency)]),
    ...[...quotes, item].flatMap((each) => relaysOf(each, world)),
  ];
  const inText = around.flatMap((each) =>
    each.kind === 'attribution' ? voicesOfAttribution(each, world) : ownVoices(each),
  );
  const own = ownVoices(item);
  const isOpen = own.length === 0 && !inText.some(isFirstVoice) && item.kind !== 'attribution';
  const told = isOpen ? [item, ...quotes.toReversed()].flatMap((each) => tellers(each, world)) : [];
  const behind = joined([...relays, ...inText, ...told.slice(0, 1), ...own]);
  const outlet = voiceOf('published_by', article.outlet, { key: 'article' });
  const [first, ...others] = behind;
  const chain =
    first && isSame(outlet, first)
      ? [{ ...outlet, agentId: first.agentId, annotationId: first.annotationId }, ...others]
      : [outlet, ...behind];
  return isOpen && told.length === 0 && lacksSpeaker(item, quotes, chain) ? [...chain, nobody(item)] : chain;
}

/** One that can stand around others, with the place of its words: most are told apart by their ends alone. */
interface Standing {
  each: Around;
  content: TextRange[];
  start: number;
  end: number;
}

function standingIn(annotations: readonly AnnotationView[]): Standing[] {
  return annotations.flatMap((each) => {
    if (each.kind !== 'attribution' && each.kind !== 'quote') return [];
    const place = placeOf(each);
    return place.content.length === 0 ? [] : [{ each, ...place }];
  });
}

const places = new WeakMap<AnnotationView['ranges'], Omit<Standing, 'each'>>();

// Kept by the ranges, which stay the same object while other fields change: an open card asks for its chain at every change.
function placeOf({ ranges }: AnnotationView): Omit<Standing, 'each'> {
  const known = places.get(ranges);
  if (known) return known;
  const content = ranges.filter((range) => range.role === 'content' && !isLost(range));
  const [start, end] = endsOf(content);
  const place = { content, start, end };
  places.set(ranges, place);
  return place;
}

/** The attributions and quotes whose words hold those of the item, from the outermost to the innermost; an attribution's own is the last. */
function aroundOf(item: ChainItem, standing: readonly Standing[]): Around[] {
  const content = contentOf(item);
  const held = content.length > 0 ? content : placed(item);
  const [start, end] = endsOf(held);
  const found =
    held.length === 0
      ? []
      : standing
          .filter((each) => each.start <= start && end <= each.end && isAround(each, item, held))
          .map(({ each }) => each);
  if (item.kind !== 'attribution') return found.toSorted(compareAround);
  // One that stands on the words of another and names a source nearer to them is not before it.
  const all = [...found, item].toSorted(compareAround);
  return content.length > 0 ? all.slice(0, all.indexOf(item) + 1) : [...found.toSorted(compareAround), item];
}

function isAround({ each, content }: Standing, item: ChainItem, held: readonly TextRange[]): boolean {
  if (each.id === item.id) return false;
  if (each.kind === 'attribution' || item.kind === 'claim') return holds(content, held);
  // A quote says nothing about what stands on all of its words, nor about an attribution whose cue is outside.
  return holds(content, item.kind === 'attribution' ? placed(item) : held) && extent(content) > extent(held);
}

// What holds another is longer. Where two stand on the same words, whoever passes on is nearer to the article than whoever says.
function compareAround(one: Around, other: Around): number {
  return (
    extent(contentOf(other)) - extent(contentOf(one)) ||
    rankOf(one) - rankOf(other) ||
    compareReadingOrder(one, other)
  );
}

function rankOf(each: Around): number {
  if (each.kind === 'quote') return 2;
  return isRelay(each) ? 0 : 1;
}

function placed({ ranges }: ChainItem): TextRange[] {
  return ranges.filter((range) => !isLost(range));
}

function contentOf(item: ChainItem): TextRange[] {
  return placeOf(item).content;
}

function endsOf(ranges: readonly TextRange[]): [start: number, end: number] {
  const starts = ranges.map(({ start }) => start);
  return [Math.min(...starts), Math.max(...ranges.map((range) => range.end))];
}

function extent(ranges: readonly TextRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

function holds(outer: readonly TextRange[], inner: readonly TextRange[]): boolean {
  return inner.every(({ start, end }) => outer.some((range) => range.start <= start && end <= range.end));
}

function lacksSpeaker(item: ChainItem, quotes: readonly ChainItem[], chain: readonly Voice[]): boolean {
  if (item.kind === 'quote' || quotes.length > 0) return true;
  const has = (flag: FlagName) => item.flags.some(({ name }) => name === flag);
  return has('attribution_needed')
    ? chain.length === 1
    : has('vague_attribution') && !chain.some(({ isVague }) => isVague);
}

// Whoever is named again stands where they are named last, which is nearest to the words.
function joined(voices: readonly Voice[]): Voice[] {
  const kept: Voice[] = [];
  for (const voice of voices) {
    const at = kept.findIndex((each) => isSame(each, voice));
    const [before] = at < 0 ? [] : kept.splice(at, 1);
    kept.push(before ? merged(before, voice) : voice);
  }
  return kept;
}

function isSame(one: Voice, other: Voice): boolean {
  if (one.key === other.key) return true;
  if (one.agentId !== null && other.agentId !== null) return false;
  // Two groups without names are not one because they are called alike.
  if (isUnnamed(one) && isUnnamed(other)) return false;
  return nameKey(one.who) === nameKey(other.who);
}

function isUnnamed({ key }: Voice): boolean {
  return key.startsWith('vague ');
}

function merged(before: Voice, after: Voice): Voice {
  const agentId = after.agentId ?? before.agentId;
  const isVague = before.isVague || after.isVague;
  const unnamed = [before, after].find(isUnnamed);
  return {
    ...after,
    key: agentId === null ? (unnamed ?? after).key : `agent ${agentId}`,
    agentId,
    who: after.agentId === null && before.agentId !== null ? before.who : after.who,
    sourceId: after.sourceId ?? before.sourceId,
    // What attributes the words says more than the words themselves.
    annotationId: isFirstVoice(after) ? (before.annotationId ?? after.annotationId) : after.annotationId,
    identification: after.identification ?? before.identification,
    isVague,
    isTraced: isVague && (before.isTraced || after.isTraced || agentId !== null),
    why: after.why || before.why,
    confirmed: after.confirmed ?? before.confirmed,
  };
}

/** The key of a voice among all of an article: a bare name is that of the only one there who is known to be called so. */
function keysOf(voices: readonly Voice[]): (voice: Voice) => string {
  const known = new Map<string, Set<string>>();
  for (const { agentId, who } of voices) {
    if (agentId === null) continue;
    const name = nameKey(who);
    known.set(name, (known.get(name) ?? new Set()).add(agentId));
  }
  return ({ key, who }) => {
    const ids = key.startsWith('name ') ? known.get(nameKey(who)) : undefined;
    const [id] = ids?.size === 1 ? ids : [];
    return id === undefined ? key : `agent ${id}`;
  };
}
