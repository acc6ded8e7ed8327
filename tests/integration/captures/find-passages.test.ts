import { beforeAll, describe, expect, test } from 'vitest';

import { createAnnotation } from '@/lib/annotations/commands/create-annotation';
import type { AnnotationInput } from '@/lib/annotations/model';
import type { Actor } from '@/lib/auth/actor';
import { keepCapture } from '@/lib/captures/commands/keep-capture';
import type { PassageHit } from '@/lib/captures/find-model';
import { findPassages } from '@/lib/captures/find-passages';
import { linkSource } from '@/lib/evidence/commands/link-source';
import { newId } from '@/lib/ids';
import { mergeSources } from '@/lib/sources/commands/merge-sources';
import { setSourceAccess } from '@/lib/sources/commands/set-access';

import { buildAnnotation, buildEvidence } from '../../../prisma/factories/annotations';
import { buildDoc, makeArticle } from '../../../prisma/factories/articles';
import { buildCopy } from '../../../prisma/factories/captures';
import { createWorkspaceWith } from '../../support/actors';
import { testDatabase } from '../../support/database';
import { addSource, makeTeam } from '../annotations/world';
import { keep } from './world';

type Team = Awaited<ReturnType<typeof makeTeam>>;
let team: Team;
let checker: Actor;
beforeAll(async () => {
  team = await makeTeam();
  checker = team.actors.checker;
});

/** A workspace of its own, in which nothing else can be found. */
async function alone(): Promise<Actor> {
  return (await createWorkspaceWith(testDatabase(), { editor: {} })).actors.editor;
}

/** Keeps each text as the only copy of a source of its own. */
async function keepAll(actor: Actor, texts: readonly string[], language = ''): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) {
    const { id } = await addSource(actor, { title: `Record ${newId()}` });
    const copy = buildCopy(text);
    const reading = language === '' ? copy.reading : { ...copy.reading, language };
    ids.push((await keepCapture(actor, id, { ...copy, reading })).capture.id);
  }
  return ids;
}

/** An article of this one sentence, all of it a claim. */
async function claim(
  actor: Actor,
  words: string,
  { language = '', ...parts }: Partial<AnnotationInput> & { language?: string } = {},
): Promise<[Actor, string, string]> {
  const articleId = await makeArticle(actor, { fields: { title: 'Made', language }, doc: buildDoc(words) });
  const input = buildAnnotation([0, words.length], parts);
  const { annotation } = await createAnnotation(actor, articleId, input);
  return [actor, articleId, annotation.id];
}

async function hits(...[actor, articleId, annotationId]: [Actor, string, string]): Promise<PassageHit[]> {
  return (await findPassages(actor, articleId, annotationId)).items;
}

const DISTRACTORS = [
  'The council met on Monday. Nothing was decided about the bridge, and the members went home early.',
  'Timber prices rose again in spring. Traders in the north said that demand was high and stocks were low.',
  'The ferry to the islands was late. Passengers waited in the rain and the port gave no reason.',
  'A report on the harbour said that repairs would take years. The port authority did not answer questions.',
];

describe('the right passage among others is found first', () => {
  test.each<[string, string, string, string, string[]]>([
    [
      'English, told in other words',
      'en',
      'The port of Velmora handled 12.4 million tonnes of timber in 2025.',
      'Ms Adlerova opened the meeting. During 2025 the authority counted 12,400,000 tonnes passing through Velmora, most of it wood. Questions followed.',
      DISTRACTORS,
    ],
    [
      'Dutch, inflected',
      'nl',
      'De gemeente sluit de oude haven.',
      'Volgens de wethouder worden twee oudere havens door alle gemeenten gesloten.',
      [
        'De trein naar het noorden had vertraging en de reizigers wachtten lang.',
        'De oude brug blijft open, zegt de wethouder, want er is geen geld.',
      ],
    ],
    [
      'German, inflected',
      'de',
      'Das Gericht lehnte die Änderung des Haushaltes ab.',
      'Nach langer Beratung haben die Gerichte alle Änderungen der Haushalte zurückgewiesen.',
      [
        'Die Feuerwehr rückte am Abend zu einem Brand am Hafen aus.',
        'Das Gericht tagt wieder im Mai, teilte eine Sprecherin mit.',
      ],
    ],
    [
      'Chinese',
      'zh',
      '南港渔业公司去年出口三文鱼一万二千吨。',
      '据港务局统计，南港渔业公司的三文鱼出口量在去年达到新高，约为一万二千吨，主要销往海外市场。',
      ['市议会周一开会讨论大桥维修问题，没有作出决定。', '北港的渡轮因大雾停运，旅客在码头等候。'],
    ],
    [
      'Arabic',
      'ar',
      'أغلقت السلطات ميناء المدينة بعد العاصفة.',
      'قالت متحدثة إن إغلاق الميناء، وهو أكبر موانئ المنطقة، جاء بقرار من سلطات المدينة عقب العاصفة الأخيرة.',
      ['ارتفعت أسعار الخشب في الربيع مرة أخرى بسبب الطلب.', 'تأخر القطار إلى الشمال وانتظر الركاب طويلا.'],
    ],
    [
      'Hebrew',
      'he',
      'העירייה סגרה את הנמל הישן בחיפה.',
      'לפי הדובר, בנמל הישן של חיפה הופסקה הפעילות, והעירייה סגרה את השערים.',
      ['הרכבת לצפון איחרה והנוסעים חיכו זמן רב.', 'מחירי העץ עלו שוב באביב.'],
    ],
  ])('in %s', async (_, language, said, planted, others) => {
    const actor = await alone();
    const [right] = await keepAll(actor, [planted, ...others], language);
    const [first] = await hits(...(await claim(actor, said, { language })));
    expect(first?.captureId).toBe(right);
    expect(first?.reasons).not.toEqual([]);
    expect(first?.marks).not.toEqual([]);
  });

  test('figures and names tell more than many common words', async () => {
    const actor = await alone();
    const many =
      'The port said that the tonnes of timber handled in the year were more than the year before.';
    const [right] = await keepAll(actor, ['For Velmora 12.4 is the figure to go by.', many, ...DISTRACTORS]);
    const [first, second] = await hits(
      ...(await claim(
        actor,
        'Last year the port of Velmora handled 12.4 million tonnes of timber, more than before.',
      )),
    );
    expect(first).toMatchObject({ captureId: right, reasons: ['the figure 12.4', 'the name Velmora'] });
    expect(second?.excerpt).toBe(many);
  });

  test('a name that is written in another way is found by its likeness', async () => {
    const actor = await alone();
    const [right] = await keepAll(actor, ['Mrs Adlerowa left the board in May.', ...DISTRACTORS]);
    const [first] = await hits(...(await claim(actor, 'It was Adlerova who resigned.')));
    expect(first).toMatchObject({ captureId: right, reasons: ['“adlerowa”, which is like Adlerova'] });
  });

  test('for a quote, by its words and its speaker', async () => {
    const actor = await alone();
    const said = 'We are ready and the quay will hold';
    const [right] = await keepAll(actor, [`Ida Maren: ${said}, you will see.`, ...DISTRACTORS]);
    const fields = { speaker: 'Ida Maren' };
    const [first] = await hits(...(await claim(actor, said, { kind: 'quote', fields })));
    expect(first?.captureId).toBe(right);
    expect(first?.reasons.slice(0, 2)).toEqual(['it reads almost the same', 'the names Ida and Maren']);
  });
});

test('the telling sentences are told where they stand, also behind emoji, with their place in the copy', async () => {
  const actor = await alone();
  const source = await addSource(actor, { title: 'Minutes of the port' });
  const text = `🎉🎉 Welcome to all.\n${'Nothing of note was said. '.repeat(20)}\nVelmora closed in 1987. It rained.`;
  const copy = buildCopy(text);
  const start = copy.reading.text.indexOf('Velmora');
  const places = [{ type: 'page' as const, value: '7', start: start - 5 }];
  await keepCapture(actor, source.id, { ...copy, reading: { ...copy.reading, places } });
  const [first] = await hits(...(await claim(actor, 'The yard of Velmora closed in 1987.')));
  expect(first).toMatchObject({
    sourceTitle: 'Minutes of the port',
    citationKey: source.citationKey,
    copyNumber: 1,
    start,
    end: start + 'Velmora closed in 1987.'.length,
    excerpt: 'Velmora closed in 1987.',
    place: { type: 'page', value: '7' },
    isLinked: false,
  });
});

describe('what is found', () => {
  const said = 'The yard of Velmora closed in 1987.';
  const told = 'Old people remember that Velmora lost its yard in 1987, when it closed.';

  test('is the newest copy of a source where several say the same, and an older one where only that does', async () => {
    const actor = await alone();
    const { id } = await addSource(actor);
    await keep(actor, id, `${told}\n\nVelmora has had no yard ever since 1987.`);
    const newer = await keep(actor, id, told);
    const found = await hits(...(await claim(actor, said)));
    expect(found.map(({ captureId }) => captureId)).toContain(newer.id);
    expect(found.filter(({ excerpt }) => excerpt.includes('Old people'))).toHaveLength(1);
  });

  test('says that it is linked already', async () => {
    const actor = await alone();
    const { id } = await addSource(actor);
    const capture = await keep(actor, id, told);
    const [, articleId, annotationId] = await claim(actor, said);
    const passage = { start: 4, end: 20 };
    await linkSource(actor, articleId, annotationId, buildEvidence(id, { captureId: capture.id, passage }));
    expect(await hits(actor, articleId, annotationId)).toMatchObject([{ isLinked: true }]);
  });

  test('is of one source where that is asked for', async () => {
    const actor = await alone();
    const ids = [await addSource(actor), await addSource(actor)].map(({ id }) => id);
    for (const id of ids) await keep(actor, id, told);
    const asked = await claim(actor, said);
    const { items, copies } = await findPassages(...asked, { sourceId: ids[1] ?? '' });
    expect([items.map(({ sourceId }) => sourceId), copies]).toEqual([[ids[1]], 1]);
    expect((await findPassages(...asked, { limit: 1 })).items).toHaveLength(1);
  });

  test('stands once with the kept one of two merged sources', async () => {
    const actor = await alone();
    const [kept, gone] = [await addSource(actor), await addSource(actor)];
    await keep(actor, gone.id, told);
    const versions = { keptVersion: kept.version, goneVersion: gone.version };
    await mergeSources(actor, { id: newId(), keptId: kept.id, goneId: gone.id, ...versions, take: [] });
    expect(await hits(...(await claim(actor, said)))).toMatchObject([{ sourceId: kept.id }]);
  });

  test('is nothing, with the number of copies, where nothing speaks of it', async () => {
    const actor = await alone();
    const asked = await claim(actor, said);
    expect(await findPassages(...asked)).toEqual({ items: [], copies: 0, isCut: false });
    await keepAll(actor, DISTRACTORS.slice(0, 2));
    expect(await findPassages(...asked)).toEqual({ items: [], copies: 2, isCut: false });
  });
});

test('looking that takes too long is ended, and the answer says so', async () => {
  const actor = await alone();
  await keepAll(actor, DISTRACTORS.slice(0, 1));
  const asked = await claim(actor, 'The council met about the bridge.');
  const held = testDatabase().$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE capture_passages IN ACCESS EXCLUSIVE MODE`;
      return await findPassages(...asked);
    },
    { timeout: 30_000 },
  );
  expect(await held).toEqual({ items: [], copies: 1, isCut: true });
  expect((await findPassages(...asked)).items).toHaveLength(1);
});

describe('who finds it', () => {
  const said = 'Korvald sold the tug Ostara for 83,000.';
  const told = 'It was Korvald who sold Ostara, and 83,000 was the price.';

  test('are those who may see the source', async () => {
    const { owner, editor } = team.actors;
    const source = await addSource(owner);
    await keep(owner, source.id, told);
    const [, articleId, annotationId] = await claim(checker, said);
    expect(await hits(checker, articleId, annotationId)).toHaveLength(1);
    await setSourceAccess(owner, source.id, {
      access: 'restricted',
      version: source.version,
      readerIds: [editor.userId],
      evenIfNobody: false,
    });
    expect(await hits(editor, articleId, annotationId)).toHaveLength(1);
    const { items, copies } = await findPassages(checker, articleId, annotationId);
    expect(items).toEqual([]);
    expect((await findPassages(editor, articleId, annotationId)).copies).toBe(copies + 1);
  });

  test('is nobody of another workspace, and an annotation of another is not found', async () => {
    const stranger = await alone();
    await keepAll(checker, [told]);
    const own = await claim(stranger, said);
    expect(await findPassages(...own)).toEqual({ items: [], copies: 0, isCut: false });
    const [, articleId, annotationId] = await claim(checker, said);
    await expect(findPassages(stranger, articleId, annotationId)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
