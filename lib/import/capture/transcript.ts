import type { Node } from '@tiptap/pm/model';
import { documentSchema } from '@/lib/editor/schema';
import type { BlockPlace, Found } from '@/lib/import/capture/reading';
import { cleanText } from '@/lib/import/clean-text';

/** One cue: what is said from a moment on. */
interface Cue {
  /** Seconds. */
  start: number;
  end: number;
  /** Who speaks, where the transcript says so; else ''. */
  voice: string;
  text: string;
}

const TIMES =
  /^[ \t]*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})[ \t]+-->[ \t]+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})/;
/** A silence so long, in seconds, begins a paragraph. */
const SILENCE = 3;
const LONG_ENOUGH = 200;
const TIGHT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a text is a transcript with times: WebVTT, or SubRip. */
export function isTranscript(text: string): boolean {
  const head = text.replace(/^\ufeff/, '').slice(0, 2_000);
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return true;
  const [first = '', second = ''] = head.trimStart().split(/\r\n?|\n/);
  return TIMES.test(first) || (/^\d+\s*$/.test(first) && TIMES.test(second));
}

/** The words of a transcript in paragraphs, with the moment at which each cue begins. */
export function readTranscript(text: string, mediaType: string): Found {
  const cues = readCues(cleanText(text));
  const blocks: Node[] = [];
  const places: BlockPlace[] = [];
  let words = '';
  let before: Cue | null = null;
  const end = () => {
    if (words !== '') blocks.push(documentSchema.node('paragraph', null, documentSchema.text(words)));
    words = '';
  };
  for (const cue of cues) {
    const isNew =
      before === null ||
      cue.voice !== before.voice ||
      cue.start - before.end >= SILENCE ||
      (words.length >= LONG_ENOUGH && /[\p{Sentence_Terminal}…]["'”’»)]*$/u.test(words));
    if (isNew) {
      end();
      if (cue.voice !== '' && cue.voice !== before?.voice) words = `${cue.voice}: `;
    } else if (!(TIGHT.test(words.slice(-1)) && TIGHT.test(cue.text.charAt(0)))) words += ' ';
    // Nobody looks for the name at the moment of the first word, but for the moment at the name.
    places.push({
      type: 'timestamp',
      value: renderTime(cue.start),
      block: blocks.length,
      within: isNew ? 0 : words.length,
    });
    words += cue.text;
    before = cue;
  }
  end();
  const warnings = blocks.length === 0 ? ['There are no words in this transcript.'] : [];
  return { mediaType, blocks, places, title: '', language: '', warnings };
}

function readCues(text: string): Cue[] {
  const cues: Cue[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const times = TIMES.exec(lines[index] ?? '');
    if (!times) continue;
    const said: string[] = [];
    for (let line = lines[index + 1]; line !== undefined && line.trim() !== ''; line = lines[index + 1]) {
      said.push(line);
      index += 1;
    }
    const raw = said.join(' ');
    const voice = /<v(?:\.[^\s>]*)?[ \t]+([^>]{1,200})>/.exec(raw)?.[1]?.trim() ?? '';
    const words = raw
      .replace(/<\/?[^<>]{0,200}>|\{\\an?\d\}/g, '')
      .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (words === '') continue;
    cues.push({ start: seconds(times.slice(1, 5)), end: seconds(times.slice(5, 9)), voice, text: words });
  }
  return cues;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };

function seconds([hours, minutes, whole, part]: (string | undefined)[]): number {
  return Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(whole) + Number(`0.${part ?? 0}`);
}

function renderTime(time: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(time / 3_600)}:${two((time / 60) % 60)}:${two(time % 60)}`;
}
