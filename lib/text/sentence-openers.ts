// Words that, written with a capital after an abbreviation, mean that a sentence begins: function words mostly, and
// none that is likely to be part of a name ("U.S. Steel", "St. Louis").
const OPENERS: Record<string, string> = {
  en: `The A An He She It They We You I This That These Those There Here But And Or So Yet If When While As At In On For
    From With Without After Before Since Because Although Though However Meanwhile Then Now Its His Her Their Our My
    What Who Why How Where Which Some Many Most All Both Each Several One No Not Nor By To Under During Despite
    According Also Another Still Even Once Until Unlike Instead Moreover Nevertheless Nobody Nothing Everyone`,
  de: `Der Die Das Den Dem Des Ein Eine Einer Eines Einem Einen Er Sie Es Wir Ich Ihr Ihre Sein Seine Und Aber Doch Oder
    Denn Im In Am An Auf Aus Bei Beim Mit Nach Seit Von Vom Vor Zu Zum Zur Für Gegen Ohne Um Über Unter Wie Wenn Als Da
    Dass Weil Was Wer Wo Warum Auch Nun Dann Danach Dabei Dort Hier Heute Gestern Zudem Jedoch Allerdings Inzwischen Nur
    Noch So Diese Dieser Dieses Viele Alle Man Laut Trotz Während`,
  fr: `Le La Les Un Une Des Du Il Elle Ils Elles Nous Vous On Ce Cet Cette Ces Mais Et Ou En Dans Au Aux Pour Par Avec Sans
    Après Avant Selon Depuis Si Son Sa Ses Leur Leurs Je Tu Qui Que Quand Comme À`,
  es: `El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Pero Y En Con Sin Por Para Según Este Esta Estos Estas Se No Al
    Tras Desde Cuando Como Si Su Sus También`,
  it: `Il Lo La I Gli Le Un Una Uno Ma E In Con Per Da Dal Nel Nella Secondo Dopo Questo Questa Se Non Anche`,
  pt: `O A Os As Um Uma Ele Ela Eles Elas Mas E Em No Na Com Por Para Segundo Depois Este Esta Se Não Também`,
  nl: `De Het Een Hij Zij Ze We Wij Maar En In Op Met Voor Van Volgens Na Dat Dit Deze Die Er Ook`,
  ru: `В На С По Он Она Они Оно Это Но И А Мы Я Вы Как После Если Когда Для Из За От По При Его Её Их Также`,
};

const tables = new Map(
  Object.entries(OPENERS).map(([language, words]) => [language, new Set(words.split(/\s+/))]),
);
const ENGLISH = tables.get('en') ?? new Set<string>();

/**
 * Whether `text` begins with a word that opens sentences and is no part of a name: "The", but not "A." before another
 * initial. `language` is a primary subtag; without a list of its own it is read as English.
 */
export function opensSentence(text: string, language: string): boolean {
  const word = /^[\p{L}\p{M}]+/u.exec(text)?.[0] ?? '';
  if (word.length === 1 && text.charAt(1) === '.') return false;
  return (tables.get(language) ?? ENGLISH).has(word);
}
