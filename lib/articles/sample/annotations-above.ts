import { content, cue, onPage, source, type SampleAnnotation } from '@/lib/articles/sample/sample-annotation';

const LIBRARIAN = '” said Zoë Brandvåg, who runs the library. “';
const VOTE = 'Observers said the vote was closer than it looked.';
const VISITORS =
  '48,200 people have come between ten in the evening and six in the morning, more than twice as many as the council had expected';

/** The first half of the article: the vote, the figures, the librarian, and who is said to have said what. */
export const FIRST_HALF: SampleAnnotation[] = [
  {
    kind: 'note',
    fields: {
      body: 'This article, its town and its people are invented. Try everything on it, and delete it when you no longer need it.',
    },
    places: [],
  },
  {
    kind: 'entity_check',
    status: 'verified',
    fields: { entityType: 'name', asPrinted: 'Petra Holloway-Näss' },
    places: [content('Petra Holloway-Näss')],
  },
  {
    kind: 'attribution',
    status: 'verified',
    fields: { identification: 'named_organisation', resolvedTo: 'Quillmoor Library, press office' },
    places: [
      source(
        'Photo: Quillmoor Library',
        '9 October 2026\nThe reading room after midnight. Photo: Quillmoor Library',
      ),
    ],
  },
  {
    kind: 'attribution',
    status: 'needs_source',
    fields: { identification: 'news_agency', agency: 'Fjordtel', independentlyConfirmed: 'not_stated' },
    flags: [{ name: 'wire_not_confirmed', reason: 'Which of this is the wire’s, and which is ours?' }],
    places: [source('(Fjordtel)')],
  },
  {
    kind: 'claim',
    status: 'verified',
    fields: {
      statement:
        'The council of Quillmoor decided to keep the library open at night for another three years.',
      claimType: 'event_or_property',
      whyCheck: ['key_to_story'],
      verificationMethod: ['document'],
      verdict: 'accurate',
    },
    places: [
      content('The town of Quillmoor will keep its library open through the night for another three years'),
    ],
    evidence: [
      onPage('minutes', 'supported_by', '2', 'The library remains open at night until 31 December 2029.'),
    ],
  },
  {
    kind: 'claim',
    status: 'verified',
    fields: { statement: 'The vote was eleven to four.', claimType: 'quantity', verdict: 'accurate' },
    places: [content('on Thursday by eleven votes to four')],
    evidence: [onPage('minutes', 'supported_by', '2', 'Carried: 11 for, 4 against.')],
  },
  {
    kind: 'claim',
    status: 'disputed',
    priority: 'high',
    fields: {
      statement: '48,200 people have used the library at night since January 2025.',
      claimType: 'quantity',
      whyCheck: ['statistics', 'key_to_story'],
      verdict: 'lacks_context',
      verdictRationale: 'The door counts visits. How many people made them is not known.',
    },
    places: [content('48,200 people have come between ten in the evening and six in the morning')],
    evidence: [onPage('minutes', 'contradicted_by', '14', 'The door counted 48,200 visits.')],
    comments: [
      'The minutes count **visits**, not people. Somebody who comes twice a week is in there two hundred times.',
      'Asked the library which of the two they meant. Holding this until they answer.',
    ],
  },
  {
    kind: 'entity_check',
    status: 'verified',
    fields: { entityType: 'number', asPrinted: '48,200' },
    places: [content('48,200', VISITORS)],
  },
  {
    kind: 'claim',
    status: 'needs_source',
    fields: { claimType: 'comparison', statement: 'The council had expected fewer than half as many.' },
    flags: [{ name: 'citation_needed', reason: 'Where is the forecast?' }],
    places: [content(VISITORS)],
  },
  {
    kind: 'quote',
    status: 'verified',
    fields: {
      quoteType: 'direct',
      speaker: 'Zoë Brandvåg',
      speakerAsNamed: 'Zoë Brandvåg, who runs the library',
      medium: 'spoken',
      obtainedVia: 'own_interview',
      fidelity: 'verbatim',
    },
    places: [
      content('“Everybody told us that nobody reads at three in the morning,”'),
      content('“They were wrong about the hour, and they were wrong about the town.”'),
      cue('said', LIBRARIAN),
      source('Zoë Brandvåg, who runs the library'),
    ],
  },
  {
    kind: 'entity_check',
    status: 'verified',
    fields: { entityType: 'spelling', asPrinted: 'Zoë Brandvåg', note: 'As on the library’s own page.' },
    places: [content('Zoë Brandvåg')],
  },
  {
    kind: 'claim',
    status: 'verified',
    fields: { claimType: 'quantity', verdict: 'accurate', verificationMethod: ['document'] },
    places: [content('The night shift costs 312,000 crowns a year')],
    evidence: [onPage('minutes', 'supported_by', '15', 'Staff, heating and light at night: 312,000.')],
  },
  {
    kind: 'claim',
    status: 'in_progress',
    fields: {
      claimType: 'comparison',
      calculation: 'Budget 28,100,000 ÷ 312,000 = 90.1. Is that this year’s budget?',
    },
    places: [content('312,000 crowns a year, about one crown in every ninety that the town spends')],
  },
  {
    kind: 'attribution',
    status: 'needs_source',
    fields: { identification: 'vague_collective', independentlyConfirmed: 'no' },
    flags: [{ name: 'vague_attribution', reason: 'Nobody is named, and eleven to four is not close.' }],
    places: [content('the vote was closer than it looked'), cue('said', VOTE), source('Observers')],
  },
  {
    kind: 'query',
    status: 'awaiting_reply',
    fields: {
      question: 'Who are the observers? May we name one of them?',
      askedOf: 'author',
      blocking: true,
    },
    places: [content(VOTE)],
  },
  {
    kind: 'attribution',
    fields: { identification: 'unspecified_media' },
    places: [source('Local media reports')],
  },
  {
    kind: 'claim',
    mine: true,
    fields: { claimType: 'quantity', claimant: 'Local media' },
    flags: [{ name: 'citation_needed', reason: '' }],
    places: [content('the true cost at half a million crowns')],
  },
];
