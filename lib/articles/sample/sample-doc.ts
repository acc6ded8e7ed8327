import type { ArticleFields, DocJson } from '@/lib/articles/model';

const CAPTION = 'The reading room after midnight. Photo: Quillmoor Library';
const REPORT = 'https://small-towns.example/reports/who-reads-at-night';

/** What is known about the sample article. Its town, its people and its papers are invented. */
export const SAMPLE_FIELDS: ArticleFields = {
  title: 'Quillmoor’s library will stay open all night, town votes',
  byline: 'Petra Holloway-Näss',
  outlet: 'The Quillmoor Lantern',
  agency: 'Fjordtel',
  publishedAt: '2026-10-09',
  url: 'https://quillmoor-lantern.example/2026/10/09/night-library',
  language: 'en',
};

/** The text that a new workspace begins with. */
export const SAMPLE_DOC: DocJson = {
  type: 'doc',
  content: [
    heading(1, SAMPLE_FIELDS.title),
    paragraph('By Petra Holloway-Näss · The Quillmoor Lantern · 9 October 2026'),
    caption(CAPTION),
    paragraph(
      'QUILLMOOR, 9 October (Fjordtel) – The town of Quillmoor will keep its library open through the night for another three years, the council decided on Thursday by eleven votes to four. Since the doors stopped closing in January 2025, 48,200 people have come between ten in the evening and six in the morning, more than twice as many as the council had expected.',
    ),
    paragraph(
      '“Everybody told us that nobody reads at three in the morning,” said Zoë Brandvåg, who runs the library. “They were wrong about the hour, and they were wrong about the town.” The night shift costs 312,000 crowns a year, about one crown in every ninety that the town spends.',
    ),
    paragraph(
      'Observers said the vote was closer than it looked. Local media reports put the true cost at half a million crowns, although none of them has shown how the sum was reached.',
    ),
    heading(2, 'Who comes at night'),
    paragraph(
      'The library counts its visitors at the door and asks them for nothing else. A survey of 640 of them, carried out in May by the Institute for Small Towns, found that:',
    ),
    bullets(
      'four in ten work shifts, most of them at the cannery or the hospital;',
      'a quarter are pupils and students;',
      'one in eight came because their flat was cold.',
    ),
    {
      type: 'paragraph',
      content: [
        text('The institute’s report can be read '),
        { ...text('online'), marks: [{ type: 'link', attrs: { href: REPORT } }] },
        text('. It does not say how the 640 were chosen.'),
      ],
    },
    paragraph(
      '顾念溪 (Gu Nianxi), a nurse at the district hospital, has come twice a week since the beginning. “After a late shift I cannot sleep and I cannot talk,” she said. “Here I need to do neither.” Her note on the board by the door is short: “Tuesday, 1 a.m., poems. Bring tea 🍵”',
    ),
    paragraph(
      'The reading group that grew out of it has thirty-one members. It is, according to the library, the only one in the country that meets after midnight.',
    ),
    caption(CAPTION),
    heading(2, 'Four against'),
    paragraph(
      'The four who voted against wanted the money for the swimming pool, which has been shut since a pipe burst in March. Councillor Ivo Marsh-Keller called the decision “a luxury with a roof”. Thefts in the streets around the library fell by 18 percent in its first year of nights, the council’s papers say; new street lamps went up in the same months.',
    ),
    paragraph(
      'Not everybody on the winning side is at ease. It is understood that the lease on the building ends in 2028, and that its owner wants it back.',
    ),
    {
      type: 'blockquote',
      content: [
        paragraph(
          '“We have promised three years,” the mayor, Aurelio Dunmore, wrote to the staff on Friday. “Hold us to every night of them.”',
        ),
      ],
    },
    paragraph(
      'Quillmoor’s first library opened in 1874 in a room above the fire station. It had 212 books, and it closed at dusk because candles were forbidden. The oldest of the books, a guide to the stars, can still be borrowed. This winter, readers who walk home before dawn can borrow a head torch with it.',
    ),
  ],
};

function text(words: string): DocJson {
  return { type: 'text', text: words };
}

function heading(level: number, words: string): DocJson {
  return { type: 'heading', attrs: { level }, content: [text(words)] };
}

function paragraph(words: string): DocJson {
  return { type: 'paragraph', content: [text(words)] };
}

function caption(words: string): DocJson {
  return { type: 'caption', content: [text(words)] };
}

function bullets(...items: string[]): DocJson {
  return {
    type: 'bulletList',
    content: items.map((words) => ({ type: 'listItem', content: [paragraph(words)] })),
  };
}
