/**
 * What a word before a full stop tells: `leading` leads on to a name or word and never ends a sentence, `numbered`
 * leads on only before a number, `closing` may end a sentence as well as stand inside one.
 */
export type AbbreviationKind = 'leading' | 'numbered' | 'closing';

type Lists = Partial<Record<AbbreviationKind, string>>;

// Without their last full stop. A capital in the list is wanted in the text too: "sat." and "Sat." differ.
// `every` holds in all languages, and is therefore kept to what is not an ordinary word in another.
const EVERY: Lists = {
  leading: `Mr MR Mrs MRS Ms Mx Messrs Dr DR Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Rev Hon Mme Mmes Mlle Mgr Hr Frl Sra Srta
    Dña Dott Exmo vs e.g i.e cf viz approx ca z.B d.h bzw vgl sog डॉ प्रो`,
  numbered: 'No Nos Nr Fig Art Vol Ch Sec Abs pp núm pág al',
  closing: 'Inc Corp Co Cos Ltd Plc Bros Jr Sr Esq St ST Ph.D M.Sc B.Sc usw u.a',
};

const BY_LANGUAGE: Record<string, Lists> = {
  en: {
    leading: `Sen Sens Rep Reps Gov Govs Pres Supt Amb Atty Insp Det Pvt Brig Fr Ft Mt Msgr`,
    numbered: 'no nos fig art sec ch vol para est',
    closing: `Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore
      Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur
      Thurs Fri Sat Sun Ave Blvd Rd Dept Univ Assn Intl Natl ft lb lbs oz hrs mins`,
  },
  de: {
    leading: 'Fr Dipl Ing Mag Hrn geb gest bspw evtl ggf inkl exkl max min insb einschl St',
    numbered: 'Kap S Bd Rn Ziff',
    closing: 'Mio Mrd Tsd Str Jh Jhd dgl etc',
  },
  fr: { leading: 'MM Pr Ste av env', numbered: 'n art chap' },
  es: { leading: 'Sr Sres Dra Lic Ing Gral Uds Ud Vd Av', numbered: 'art cap', closing: 'EE.UU' },
  it: { leading: 'sig sig.ra dott dott.ssa avv ing on mons', numbered: 'art pag', closing: 'ecc' },
  pt: { leading: 'Sr Dra Exma Eng', numbered: 'art pág' },
  nl: { leading: 'dhr mevr mr ir drs prof bijv', numbered: 'nr blz', closing: 'enz' },
  ru: {
    leading: 'им ул проф акад',
    numbered: 'стр рис гл',
    closing: 'гг др пр руб тыс млн млрд т.е т.д т.п',
  },
};

const NO_LISTS: Lists = {};
const tables = new Map<string, Map<string, AbbreviationKind>>();

/**
 * Which kind of abbreviation a word before a full stop is; null for an ordinary word. `word` comes without the stop,
 * `language` is a primary subtag, and one without lists of its own is read as English.
 */
export function abbreviationKind(word: string, language: string): AbbreviationKind | null {
  const table = tableFor(Object.hasOwn(BY_LANGUAGE, language) ? language : 'en');
  return table.get(word) ?? table.get(word.toLowerCase()) ?? null;
}

function tableFor(language: string): Map<string, AbbreviationKind> {
  const known = tables.get(language);
  if (known) return known;
  const table = new Map<string, AbbreviationKind>();
  for (const lists of [EVERY, BY_LANGUAGE[language] ?? NO_LISTS]) {
    for (const kind of ['leading', 'numbered', 'closing'] as const) {
      for (const word of (lists[kind] ?? '').split(/\s+/)) if (word !== '') table.set(word, kind);
    }
  }
  tables.set(language, table);
  return table;
}
