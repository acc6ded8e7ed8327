import type { Chain, ChainItem, ChainKind, Voice, VoiceNode, VoiceToTrace } from '@/lib/evidence/chain-model';

const NOTHING: Record<ChainKind, number> = { claim: 0, quote: 0, attribution: 0 };

/** The chains of an article as a tree whose root is the article; null without a chain. Those to be traced stand first among their siblings. */
export function voiceTree(chains: readonly Chain[]): VoiceNode | null {
  const [first] = chains;
  const root = first?.voices[0];
  if (!root) return null;
  return nodeOf(
    '',
    chains.map(({ voices, items }) => ({ voices, items })),
    root,
  );
}

/** Vague voices that nobody has traced, in the order of the chains, each with all that rests on it. */
export function voicesToTrace(chains: readonly Chain[]): VoiceToTrace[] {
  const found = new Map<string, VoiceToTrace>();
  for (const { voices, items } of chains) {
    for (const voice of voices.filter(isToTrace)) {
      const entry = found.get(voice.key);
      if (entry) entry.items.push(...items);
      else found.set(voice.key, { voice, items: [...items] });
    }
  }
  return [...found.values()];
}

/** Whether it is left open who it is, and nobody found out. */
export function isToTrace({ isVague, isTraced }: Voice): boolean {
  return isVague && !isTraced;
}

interface Branch {
  voices: readonly Voice[];
  items: readonly ChainItem[];
}

function nodeOf(above: string, branches: readonly Branch[], voice: Voice): VoiceNode {
  const path = `${above}/${encodeURIComponent(voice.key)}`;
  const behind = new Map<string, { voice: Voice; branches: Branch[] }>();
  const items: ChainItem[] = [];
  const counts = { ...NOTHING };
  let known = voice;
  for (const branch of branches) {
    for (const { kind } of branch.items) counts[kind] += 1;
    const [own, next] = branch.voices;
    if (own) known = completed(known, own);
    if (!next) items.push(...branch.items);
    else {
      const entry = behind.get(next.key) ?? { voice: next, branches: [] };
      entry.branches.push({ voices: branch.voices.slice(1), items: branch.items });
      behind.set(next.key, entry);
    }
  }
  const children = [...behind.values()].map((entry) => nodeOf(path, entry.branches, entry.voice));
  const traced = (node: VoiceNode) => (isToTrace(node.voice) ? 0 : 1);
  return {
    voice: known,
    path,
    counts,
    items,
    children: children.toSorted((one, other) => traced(one) - traced(other)),
  };
}

// One chain may know of a voice what another does not.
function completed(voice: Voice, other: Voice): Voice {
  if (voice === other) return voice;
  return {
    ...voice,
    who: voice.agentId === null && other.agentId !== null ? other.who : voice.who,
    agentId: voice.agentId ?? other.agentId,
    sourceId: voice.sourceId ?? other.sourceId,
    identification: voice.identification ?? other.identification,
    confirmed: voice.confirmed ?? other.confirmed,
    isVague: voice.isVague || other.isVague,
    isTraced: voice.isTraced || other.isTraced,
    why: voice.why || other.why,
  };
}
