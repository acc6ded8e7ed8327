import { content, cue, onPage, source, type SampleAnnotation } from '@/lib/articles/sample/sample-annotation';

/** The second half of the article: who comes at night, and the four against. The end is left unread. */
export const SECOND_HALF: SampleAnnotation[] = [
  { kind: 'cleared', fields: { reason: 'transition' }, places: [content('Who comes at night')] },
  {
    kind: 'claim',
    status: 'verified',
    fields: { claimType: 'event_or_property', verdict: 'accurate' },
    places: [content('A survey of 640 of them, carried out in May by the Institute for Small Towns')],
    evidence: [onPage('survey', 'supported_by', '2', 'In May 2026 we asked 640 visitors.')],
  },
  {
    kind: 'claim',
    status: 'verified',
    fields: { claimType: 'quantity', verdict: 'accurate' },
    places: [content('four in ten work shifts')],
    evidence: [onPage('survey', 'supported_by', '7', 'Shift workers: 41 percent.')],
  },
  {
    kind: 'claim',
    status: 'verified',
    fields: { claimType: 'quantity', verdict: 'mostly_accurate' },
    places: [content('a quarter are pupils and students')],
    evidence: [onPage('survey', 'supported_by', '7', 'At school or university: 23 percent.')],
  },
  {
    kind: 'claim',
    status: 'disputed',
    fields: { claimType: 'quantity', verdict: 'mostly_inaccurate' },
    flags: [{ name: 'failed_verification', reason: 'The survey says one in eleven.' }],
    places: [content('one in eight came because their flat was cold')],
    evidence: [
      onPage('survey', 'contradicted_by', '8', 'Nine percent said that it was warmer here than at home.'),
    ],
  },
  {
    kind: 'source_citation',
    status: 'verified',
    fields: { linkHref: 'https://small-towns.example/reports/who-reads-at-night' },
    places: [content('online')],
    evidence: [onPage('survey', 'mentions_only', '1', '')],
  },
  {
    kind: 'entity_check',
    status: 'in_progress',
    fields: {
      entityType: 'name',
      asPrinted: '顾念溪 (Gu Nianxi)',
      note: 'Family name first? Ask her how she writes it here.',
    },
    places: [content('顾念溪 (Gu Nianxi)')],
  },
  {
    kind: 'quote',
    fields: { quoteType: 'direct', speaker: 'Gu Nianxi', speakerAsNamed: 'she', medium: 'spoken' },
    places: [
      content('“After a late shift I cannot sleep and I cannot talk,”'),
      content('“Here I need to do neither.”'),
      cue('said', 'talk,” she said.'),
      source('she', 'talk,” she said.'),
    ],
  },
  {
    kind: 'quote',
    status: 'verified',
    fields: { quoteType: 'direct', speaker: 'Gu Nianxi', medium: 'written', fidelity: 'verbatim' },
    places: [content('“Tuesday, 1 a.m., poems. Bring tea 🍵”')],
  },
  {
    kind: 'claim',
    status: 'verified_with_change',
    fields: {
      claimType: 'quantity',
      verdict: 'accurate',
      verdictRationale: 'Was “about thirty” in the draft.',
    },
    places: [content('The reading group that grew out of it has thirty-one members')],
  },
  {
    kind: 'attribution',
    status: 'verified',
    fields: { identification: 'named_organisation', independentlyConfirmed: 'no' },
    places: [
      content('the only one in the country that meets after midnight'),
      cue('according to', 'It is, according to the library,'),
      source('the library', 'It is, according to the library,'),
    ],
  },
  {
    kind: 'claim',
    status: 'needs_source',
    fields: { claimType: 'comparison', claimant: 'Quillmoor Library' },
    flags: [{ name: 'self_interested_source', reason: 'The library says it of itself.' }],
    places: [content('the only one in the country that meets after midnight')],
  },
  {
    kind: 'attribution',
    fields: { identification: 'named_organisation' },
    places: [
      source(
        'Photo: Quillmoor Library',
        'midnight.\nThe reading room after midnight. Photo: Quillmoor Library',
      ),
    ],
  },
  { kind: 'cleared', fields: { reason: 'transition' }, places: [content('Four against')] },
  {
    kind: 'claim',
    status: 'verified',
    fields: { claimType: 'event_or_property', verdict: 'accurate' },
    places: [content('the swimming pool, which has been shut since a pipe burst in March')],
  },
  {
    kind: 'quote',
    status: 'verified',
    fields: { quoteType: 'partial', speaker: 'Ivo Marsh-Keller', fidelity: 'verbatim_partial' },
    places: [
      content('“a luxury with a roof”'),
      cue('called', 'Councillor Ivo Marsh-Keller called'),
      source('Councillor Ivo Marsh-Keller'),
    ],
  },
  {
    kind: 'claim',
    status: 'in_progress',
    fields: { claimType: 'causal', claimant: 'Town council', unknowns: 'What the lamps did.' },
    flags: [{ name: 'context_missing', reason: 'It may be the new lamps.' }],
    places: [
      content('Thefts in the streets around the library fell by 18 percent in its first year of nights'),
    ],
  },
  {
    kind: 'source_citation',
    fields: { note: 'Which paper? Annex 3 has no figures on thefts.' },
    flags: [{ name: 'page_or_time_needed', reason: '' }],
    places: [content('the council’s papers')],
  },
  {
    kind: 'suggestion',
    fields: {
      replacement: 'were 18 percent fewer in its first year of nights',
      reason: 'The papers count reports; what lowered them is not known.',
    },
    places: [content('fell by 18 percent in its first year of nights')],
  },
  {
    kind: 'cleared',
    fields: { reason: 'opinion' },
    places: [content('Not everybody on the winning side is at ease.')],
  },
];
