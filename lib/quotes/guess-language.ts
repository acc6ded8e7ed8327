/** What a text seems to be written in. `language` is empty when nothing tells. */
export type LanguageGuess = {
  script: 'latin' | 'han' | 'arabic' | 'hebrew' | 'other' | 'none';
  language: string;
  isSure: boolean;
};

const LOOKED_AT = 4_000;
const SCRIPTS: [LanguageGuess['script'], RegExp][] = [
  ['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['latin', /\p{Script=Latin}/gu],
  ['other', /\p{L}/gu],
];
// Words that the other languages written in Latin letters do not have, or rarely.
const TELLING: Record<string, RegExp> = {
  en: /(?<![\p{L}'])(?:the|and|of|to|is|that|was|were|we|they|with|have|has|not|this|will|it|you|are|for|from|be|our)(?![\p{L}])/giu,
  de: /(?<![\p{L}'])(?:der|die|das|und|ist|nicht|wir|ein|eine|einen|mit|sich|auch|auf|dem|den|von|haben|hat|wird|werden|für|sind|zu|im|ich|es)(?![\p{L}])/giu,
  fr: /(?<![\p{L}])(?:le|les|des|est|une|nous|dans|pour|que|qui|pas|avec|sont|sur|du|et)(?![\p{L}])/giu,
  es: /(?<![\p{L}])(?:el|los|las|una|que|es|por|para|con|del|no|se|está|pero|y|más|son)(?![\p{L}])/giu,
};

/** Guesses from the script and, in Latin letters, from small words; looks at the first 4,000 units. A word or two prove nothing. */
export function guessLanguage(text: string): LanguageGuess {
  const part = text.slice(0, LOOKED_AT);
  let script: LanguageGuess['script'] = 'none';
  let most = 0;
  for (const [name, pattern] of SCRIPTS) {
    // A Chinese character is a word, a Latin letter a fifth of one.
    const count = countOf(part, pattern) * (name === 'han' ? 4 : 1);
    if (count > most && !(name === 'other' && most > 0 && count < 2 * most)) [script, most] = [name, count];
  }
  if (script === 'han') return { script, language: /[\u3041-\u30fa]/.test(part) ? 'ja' : 'zh', isSure: true };
  if (script === 'arabic') return { script, language: 'ar', isSure: true };
  if (script === 'hebrew') return { script, language: 'he', isSure: true };
  if (script !== 'latin') return { script, language: '', isSure: false };
  const ranked = Object.entries(TELLING)
    .map(([language, pattern]) => ({ language, count: countOf(part, pattern) }))
    .toSorted((one, other) => other.count - one.count);
  const [best, next] = ranked;
  const lead = (best?.count ?? 0) - (next?.count ?? 0);
  return { script, language: lead > 0 ? (best?.language ?? '') : '', isSure: lead >= 3 };
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
