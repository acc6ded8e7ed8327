import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AgentRef, AgentRole } from '@/lib/agents/model';
import type { AnchorRole, AnnotationView, FlagName } from '@/lib/annotations/model';
import type { ChainItem, ChainKind, ChainWorld } from '@/lib/evidence/chain-model';
import { chainOf, chainsOf } from '@/lib/evidence/chain-rules';
import { voicesToTrace, voiceTree } from '@/lib/evidence/chain-tree-rules';
import { BARE_LINK, type EvidenceView } from '@/lib/evidence/model';
import { EMPTY_SOURCE, type CitedSource, type SourceView } from '@/lib/sources/model';

const TEXT =
  'Nordwind News Agency reported that sales rose by a tenth. “We are glad,” said Ida Maren, a clerk. Observers said more is to come.';
const SALES = 'sales rose by a tenth';
const GLAD = 'We are glad';
const MORE = 'more is to come';
const FIRST =
  'Nordwind News Agency reported that sales rose by a tenth. “We are glad,” said Ida Maren, a clerk.';
const article = { outlet: 'Harbour Post', agency: '', byline: 'Jon Vik' };

interface Parts {
  id?: string;
  content?: string[];
  cue?: string;
  source?: string;
  fields?: Record<string, unknown>;
  agents?: Partial<Record<AgentRole, AgentRef>>;
  flags?: [name: FlagName, reason?: string][];
  evidence?: EvidenceView[];
}

let made = 0;
function item(kind: ChainKind, parts: Parts): ChainItem {
  const places: [AnchorRole, string][] = [
    ...(parts.content ?? []).map((words): [AnchorRole, string] => ['content', words]),
    ...(parts.cue === undefined ? [] : [['cue', parts.cue] as [AnchorRole, string]]),
    ...(parts.source === undefined ? [] : [['source', parts.source] as [AnchorRole, string]]),
  ];
  const ranges = places.map(([role, exact]) => ({
    role,
    exact,
    prefix: '',
    suffix: '',
    placement: 'placed',
    start: TEXT.indexOf(exact),
    end: TEXT.indexOf(exact) + exact.length,
  }));
  const flags = (parts.flags ?? []).map(([name, reason = '']) => ({ name, reason, byId: '', at: '' }));
  const { fields = {}, agents = {}, evidence = [], id = `${kind} ${(made += 1)}` } = parts;
  return { id, kind, ranges, fields, agents, flags, evidence } as unknown as ChainItem;
}

function agent(name: string, id = name): AgentRef {
  return { id, kind: 'organisation', name, sameAs: '', roles: [] };
}

function link(sourceId: string, parts: Partial<EvidenceView> = {}): EvidenceView {
  return { ...BARE_LINK, relation: 'quoted_from', sourceId, ...parts } as EvidenceView;
}

function source(id: string, parts: Partial<SourceView>): CitedSource {
  const standing = { isWithheld: false, mergedIntoId: null, derivedFromId: null };
  return { ...EMPTY_SOURCE, ...standing, id, title: id, ...parts } as SourceView;
}

function world(annotations: AnnotationView[], sources: CitedSource[] = [], of = article): ChainWorld {
  return { article: of, annotations, sources: new Map(sources.map((each) => [each.id, each])) };
}

/** The chain as people read it; what is vague has a question mark, what was found out about it is in brackets. */
function line(
  of: ChainItem,
  annotations: AnnotationView[],
  sources: CitedSource[] = [],
  at = article,
): string {
  return chainOf(of, world([...annotations, of], sources, at))
    .map((voice) => `${voice.who}${voice.isVague ? (voice.isTraced ? '(?)' : '?') : ''}`)
    .join(' ← ');
}

const nordwind = (parts: Parts = {}) =>
  item('attribution', {
    content: [SALES],
    cue: 'reported',
    source: 'Nordwind News Agency',
    fields: { identification: 'news_agency', independentlyConfirmed: 'not_stated' },
    ...parts,
  });
const observers = (parts: Parts = {}) =>
  item('attribution', {
    content: [MORE],
    cue: 'said',
    source: 'Observers',
    fields: { identification: 'vague_collective' },
    ...parts,
  });
const maren = (parts: Parts = {}) =>
  item('quote', { content: [GLAD], fields: { speaker: 'Ida Maren' }, ...parts });
const sales = (parts: Parts = {}) => item('claim', { content: [SALES], ...parts });

describe('a chain goes from the article to whoever says it', () => {
  const wide = (source: string, content: string, fields: Record<string, unknown>, parts: Parts = {}) =>
    item('attribution', { content: [content], source, fields, ...parts });
  const agency = wide('Nordwind News Agency', FIRST, { identification: 'news_agency' });
  const cases: [string, string, ChainItem, AnnotationView[]][] = [
    ['a claim in the article’s own voice', 'Harbour Post', sales(), [observers()]],
    ['a claim that an agency reported', 'Harbour Post ← Nordwind News Agency', sales(), [nordwind()]],
    ['a claimant', 'Harbour Post ← Ida Maren', sales({ fields: { claimant: 'Maren, Ida' } }), []],
    ['a speaker', 'Harbour Post ← Ida Maren', maren(), []],
    [
      'a speaker whose name is only marked',
      'Harbour Post ← Ida Maren',
      maren({ fields: {}, source: 'Ida Maren' }),
      [],
    ],
    ['a quote in an agency’s report', 'Harbour Post ← Nordwind News Agency ← Ida Maren', maren(), [agency]],
    [
      'three attributions, whatever their order',
      'Harbour Post ← Nordwind News Agency ← Ida Maren ← Observers?',
      item('claim', { content: ['sales'] }),
      [
        wide('Observers', SALES, { identification: 'vague_collective' }),
        wide('Ida Maren', 'that sales rose by a tenth', { identification: 'named_person' }),
        agency,
      ],
    ],
    [
      'two attributions of the same words: who passes on stands before who says',
      'Harbour Post ← Nordwind News Agency ← Ida Maren',
      sales(),
      [wide('Ida Maren', SALES, { identification: 'named_person' }), nordwind()],
    ],
    [
      'who reported it, between the outlet and the speaker',
      'Harbour Post ← Radio Fjord ← Ida Maren',
      maren({ agents: { reported_by: agent('Radio Fjord') } }),
      [],
    ],
    [
      'who reported it, named once though the text names them too',
      'Harbour Post ← Nordwind News Agency ← Ida Maren',
      maren({ agents: { reported_by: agent('Nordwind News Agency') } }),
      [agency],
    ],
    ['a claim inside a quote', 'Harbour Post ← Ida Maren', item('claim', { content: ['glad'] }), [maren()]],
    [
      'an attribution around nothing but other words',
      'Harbour Post ← Ida Maren',
      maren(),
      [nordwind(), observers()],
    ],
    [
      'an attribution’s own chain',
      'Harbour Post ← Nordwind News Agency ← Ida Maren',
      wide('Ida Maren', GLAD, { identification: 'named_person' }),
      [agency],
    ],
    [
      'the author',
      'Harbour Post ← Jon Vik',
      sales(),
      [nordwind({ fields: { identification: 'author_self' } })],
    ],
    [
      'an agency field and who it really is',
      'Harbour Post ← Fjordtel ← Ida Maren',
      sales(),
      [nordwind({ fields: { agency: 'Fjordtel', resolvedTo: 'Ida Maren', identification: 'named_person' } })],
    ],
  ];
  test.each(cases)('%s', (_, expected, of, others) => {
    expect(line(of, others)).toBe(expected);
    expect(line(of, others.toReversed())).toBe(expected);
  });

  test('through the agency that the article itself names, and once', () => {
    const wire = { ...article, agency: 'Nordwind News Agency' };
    expect(line(maren(), [], [], wire)).toBe('Harbour Post ← Nordwind News Agency ← Ida Maren');
    expect(line(sales(), [nordwind()], [], wire)).toBe('Harbour Post ← Nordwind News Agency');
    expect(line(sales(), [], [], { ...wire, outlet: 'Nordwind News Agency' })).toBe('Nordwind News Agency');
  });

  test('through the source that a quote was taken from, and what that one derives from', () => {
    const reprint = source('s1', {
      containerTitle: 'Kvern Tidende',
      derivedFromId: 's2',
      derivation: 'reprint',
    });
    const dispatch = source('s2', { agency: 'Nordwind News Agency', derivedFromId: 's1' });
    const quote = maren({ evidence: [link('s1')] });
    expect(line(quote, [], [reprint, dispatch])).toBe(
      'Harbour Post ← Kvern Tidende ← Nordwind News Agency ← Ida Maren',
    );
    expect(chainOf(quote, world([quote], [reprint, dispatch])).map((voice) => voice.sourceId)).toEqual([
      null,
      's1',
      's2',
      null,
    ]);
  });

  test('not through sources that only support it', () => {
    const paper = source('s1', { containerTitle: 'Kvern Tidende' });
    const supported = link('s1', { relation: 'supported_by' });
    expect(line(sales({ evidence: [supported] }), [], [paper])).toBe('Harbour Post');
    expect(line(sales({ evidence: [{ ...supported, tracedToOrigin: true }] }), [], [paper])).toBe(
      'Harbour Post ← Kvern Tidende',
    );
  });

  test('to the person who told it, by what was agreed where the source is withheld', () => {
    const quote = maren({ fields: {}, evidence: [link('s1')] });
    const interview = source('s1', { kind: 'interview', title: 'At the quay', authors: ['Sandvik, Oda'] });
    const withheld: CitedSource = {
      id: 's1',
      isWithheld: true,
      kind: 'interview',
      title: 'a clerk',
      citationKey: 'x',
    };
    expect(line(quote, [], [interview])).toBe('Harbour Post ← Oda Sandvik');
    expect(line(quote, [], [withheld])).toBe('Harbour Post ← a clerk');
    expect(chainOf(quote, world([quote], [withheld])).at(-1)).toMatchObject({
      sourceId: null,
      isVague: false,
    });
  });

  test('leaves out what has lost its place', () => {
    const lost = nordwind();
    for (const range of lost.ranges) Object.assign(range, { placement: 'orphaned', end: range.start });
    expect(line(sales(), [lost])).toBe('Harbour Post');
  });
});

describe('what is vague is marked, and says why', () => {
  test.each([
    ['described_unnamed', 'Observers: described, not named'],
    ['vague_collective', 'Observers: nobody is named'],
    ['unspecified_media', 'Observers: no paper or station is named'],
    ['impersonal_passive', 'Observers: nobody is named who says it'],
  ])('%s', (identification, why) => {
    const claim = item('claim', { content: [MORE] });
    const voices = chainOf(claim, world([claim, observers({ fields: { identification } })]));
    expect(voices.at(-1)).toMatchObject({ who: 'Observers', isVague: true, isTraced: false, why });
  });

  test('a flag marks a name too, with its reason', () => {
    const flagged = observers({
      fields: { identification: 'named_organisation' },
      flags: [['vague_attribution', 'Which of them?']],
    });
    expect(chainOf(flagged, world([flagged])).at(-1)).toMatchObject({
      isVague: true,
      why: 'Observers: Which of them?',
    });
    const quote = maren({ flags: [['vague_attribution']] });
    expect(chainOf(quote, world([quote])).at(-1)).toMatchObject({
      isVague: true,
      why: 'Ida Maren: marked as vague',
    });
  });

  test('a quote that nobody is named for', () => {
    expect(line(maren({ fields: {} }), [])).toBe('Harbour Post ← Nobody named?');
    const passedOn = nordwind({ content: [GLAD] });
    expect(line(maren({ fields: {} }), [passedOn])).toBe(
      'Harbour Post ← Nordwind News Agency ← Nobody named?',
    );
    const vague = observers({ content: [GLAD] });
    expect(line(maren({ fields: {} }), [vague])).toBe('Harbour Post ← Observers?');
  });

  test('a claim that needs an attribution and has none', () => {
    expect(line(sales({ flags: [['attribution_needed']] }), [])).toBe('Harbour Post ← Nobody named?');
    expect(line(sales({ flags: [['attribution_needed']] }), [nordwind()])).toBe(
      'Harbour Post ← Nordwind News Agency',
    );
  });

  test('an attribution that says nothing yet', () => {
    const bare = item('attribution', { cue: 'Observers said' });
    const voices = chainOf(bare, world([bare]));
    expect(voices.at(-1)).toMatchObject({
      who: 'Observers said',
      why: 'Observers said: not said yet who this is',
    });
    expect(line(item('attribution', { source: 'Observers' }), [])).toBe('Harbour Post ← Observers');
  });

  test('and no longer to be traced once somebody found out who it is', () => {
    const claim = item('claim', { content: [MORE] });
    const found = observers({ fields: { identification: 'vague_collective', resolvedTo: 'Oda Sandvik' } });
    expect(line(claim, [found])).toBe('Harbour Post ← Oda Sandvik(?)');
    const voices = chainOf(claim, world([claim, found]));
    expect(voices.at(-1)?.why).toBe('“Observers” in the text: found to be Oda Sandvik');
    expect(line(claim, [observers({ evidence: [link('s1', { tracedToOrigin: true })] })])).toBe(
      'Harbour Post ← Observers(?)',
    );
    // Who is named for the quote is called as the text calls them: that is nobody yet.
    const quote = item('quote', { content: [MORE], fields: { speaker: 'observers' } });
    expect(line(quote, [observers()])).toBe('Harbour Post ← observers?');
    const tied = item('quote', { content: [MORE], agents: { speaker: agent('Observers') } });
    expect(line(tied, [observers()])).toBe('Harbour Post ← Observers(?)');
  });

  test('whether the agency’s report was confirmed stands with the agency', () => {
    const claim = sales();
    const voices = chainOf(claim, world([claim, nordwind()]));
    expect(voices.map(({ confirmed }) => confirmed)).toEqual([null, 'not_stated']);
  });
});

describe('all chains of an article', () => {
  const tied = nordwind({ agents: { agency: agent('Nordwind News Agency', 'a1') } });
  const claims = [sales(), sales({ agents: { reported_by: agent('Nordwind News Agency', 'a1') } })];
  const second = item('claim', { content: ['more'] });
  const all = [observers(), second, maren(), ...claims, tied, item('attribution', { source: 'a clerk' })];

  test('group what comes by the same voices, and list attributions that stand for nothing else', () => {
    const chains = chainsOf(world(all));
    expect(
      chains.map(({ voices, items }) => [voices.map(({ who }) => who).join(' ← '), items.length]),
    ).toEqual([
      ['Harbour Post ← Nordwind News Agency', 2],
      ['Harbour Post ← Ida Maren', 1],
      ['Harbour Post ← a clerk', 1],
      ['Harbour Post ← Observers', 1],
    ]);
  });

  test('take a bare name for the only one who is called so', () => {
    const bare = item('claim', { content: ['reported'], fields: { claimant: 'Nordwind news agency' } });
    const of = (...others: AnnotationView[]) => chainsOf(world([bare, ...claims, tied, ...others])).length;
    expect(of()).toBe(1);
    const namesake = maren({ agents: { speaker: agent('Nordwind News Agency', 'a2') } });
    expect(of(namesake)).toBe(3);
  });

  test('make a tree with counts, those to trace first', () => {
    const chains = chainsOf(world(all));
    const tree = voiceTree(chains);
    expect(tree?.counts).toEqual({ claim: 3, quote: 1, attribution: 1 });
    expect(tree?.children.map(({ voice, counts }) => [voice.who, counts.claim])).toEqual([
      ['Observers', 1],
      ['Nordwind News Agency', 2],
      ['Ida Maren', 0],
      ['a clerk', 0],
    ]);
    expect(voicesToTrace(chains).map(({ voice, items }) => [voice.who, items])).toEqual([
      ['Observers', [second]],
    ]);
    expect(voiceTree([])).toBeNull();
  });
});

describe('whatever is marked', () => {
  const words = fc
    .tuple(fc.nat(TEXT.length - 2), fc.integer({ min: 1, max: 40 }))
    .map(([start, length]) => TEXT.slice(start, start + length));
  const name = fc.constantFrom('Observers', 'Ida Maren', 'Nordwind News Agency', 'Harbour Post');
  const identification = fc.constantFrom(
    ...(['named_person', 'news_agency', 'vague_collective', 'author_self', undefined] as const),
  );
  const any = fc
    .record({
      kind: fc.constantFrom(...(['claim', 'quote', 'attribution'] as const)),
      content: fc.array(words, { maxLength: 2 }),
      source: fc.option(words, { nil: undefined }),
      who: fc.option(name, { nil: undefined }),
      tied: fc.option(name, { nil: undefined }),
      reported: fc.option(name, { nil: undefined }),
      identification,
    })
    .map(({ kind, content, source: marked, who, tied, reported, identification: how }) => {
      const role = { claim: 'claimant', quote: 'speaker', attribution: 'agency' } as const;
      const fields =
        kind === 'attribution' ? { identification: how, resolvedTo: who } : { [role[kind]]: who };
      return item(kind, {
        content,
        ...(marked !== undefined && { source: marked }),
        fields,
        agents: {
          ...(tied !== undefined && { [role[kind]]: agent(tied) }),
          ...(reported !== undefined && { reported_by: agent(reported) }),
        },
      });
    });
  const many = fc.array(any, { minLength: 1, maxLength: 8 });

  test('a chain begins with the article, names nobody twice, and hangs on no order', () => {
    fc.assert(
      fc.property(many, fc.nat(), (items, seed) => {
        const moved = items.toSorted(
          (one, other) => ((one.ranges[0]?.start ?? 0) * seed + other.id.length) % 3,
        );
        for (const each of items) {
          const chain = chainOf(each, world(items));
          expect(chain[0]?.how).toBe('published_by');
          const keys = chain.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(chainOf(each, world(moved))).toEqual(chain);
        }
      }),
    );
  });

  test('whoever is said to say a quote or claim ends its chain', () => {
    fc.assert(
      fc.property(many, (items) => {
        for (const each of items) {
          const said =
            each.kind === 'attribution' ? undefined : (each.agents.speaker ?? each.agents.claimant);
          if (said && said.name !== article.outlet)
            expect(chainOf(each, world(items)).at(-1)?.agentId).toBe(said.id);
        }
      }),
    );
  });

  test('every claim and quote is in just one group, and the tree counts each once', () => {
    fc.assert(
      fc.property(many, (items) => {
        const chains = chainsOf(world(items));
        const ids = chains.flatMap((chain) => chain.items.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        const said = items.filter(({ kind }) => kind !== 'attribution').map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(said));
        const tree = voiceTree(chains);
        const { claim = 0, quote = 0, attribution = 0 } = tree?.counts ?? {};
        expect(claim + quote + attribution).toBe(ids.length);
      }),
    );
  });
});
