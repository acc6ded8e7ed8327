import { seededRandom } from '../../../prisma/factories/random';

const SYLLABLES = 'ba ne ri to lu ka mo sen dar vi gol tes pra ul min fo rak ho ste'.split(' ');
const SMALL =
  'the of and to in we that is it for on with as was at by be this will not have are our they from'.split(
    ' ',
  );
const HAN =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理府研质信四通';

/** A transcript of invented words as they are spread in speech: small words often, labels, stamps, sounds. At least `size` units. */
export function madeTranscript(size: number, seed: number): string {
  const made = seededRandom(seed);
  const words = Array.from({ length: 6_000 }, () =>
    Array.from({ length: 1 + made.below(3) }, () => made.pick(SYLLABLES)).join(''),
  );
  let text = '';
  for (let turn = 0; text.length < size; turn++) {
    const said = Array.from({ length: 40 + made.below(80) }, (_, index) => {
      if (made.chance(45)) return made.pick(SMALL);
      const word = made.chance(2)
        ? 'um,'
        : (words[Math.floor((made.below(1_000_000) / 1_000_000) ** 2 * words.length)] ?? '');
      return index % 17 === 16 ? `${word}.` : word;
    });
    const stamp = `${String(Math.floor(turn / 60)).padStart(2, '0')}:${String(turn % 60).padStart(2, '0')}:00`;
    text += `[${stamp}] ${turn % 2 === 0 ? 'TOFT' : 'HOLT'}: ${said.join(' ')}.\n\n`;
  }
  return text.slice(0, size);
}

/** The same in Chinese characters. */
export function madeChinese(size: number, seed: number): string {
  const made = seededRandom(seed);
  let text = '';
  while (text.length < size) {
    const length = 12 + made.below(30);
    for (let index = 0; index < length; index++)
      text += HAN.charAt(Math.floor((made.below(1_000_000) / 1_000_000) ** 1.5 * HAN.length));
    text += made.chance(30) ? '。\n' : '，';
  }
  return text.slice(0, size);
}
