/** News agencies and press-release wires by the name they are known under, with the other names and signs they use. */
const AGENCIES: Record<string, string[]> = {
  AAP: ['Australian Associated Press'],
  AFP: ['Agence France-Presse', 'Agence France Presse'],
  'Anadolu Agency': ['AA', 'Anadolu', 'Anadolu Ajansı'],
  ANI: ['Asian News International'],
  ANP: [],
  ANSA: [],
  AP: ['Associated Press', 'The Associated Press'],
  APA: ['Austria Presse Agentur'],
  Belga: ['Belga News Agency'],
  Bernama: [],
  'Bloomberg News': ['Bloomberg'],
  BNS: ['Baltic News Service'],
  'Business Wire': ['BUSINESS WIRE'],
  'China News Service': ['CNS', '中新社', '中国新闻社', '中新网'],
  CNA: ['Central News Agency', '中央社'],
  ČTK: ['CTK', 'Czech News Agency'],
  'Dow Jones Newswires': ['Dow Jones'],
  dpa: ['DPA', 'Deutsche Presse-Agentur', 'German Press Agency'],
  EFE: ['Agencia EFE'],
  'Europa Press': [],
  GlobeNewswire: ['GLOBE NEWSWIRE'],
  IANS: ['Indo-Asian News Service'],
  Interfax: ['Интерфакс'],
  'Interfax-Ukraine': [],
  IRNA: [],
  'Jiji Press': ['Jiji', '時事通信', '時事'],
  KCNA: ['조선중앙통신'],
  'Keystone-SDA': ['SDA'],
  Kyodo: ['Kyodo News', '共同通信', '共同'],
  Lusa: ['Agência Lusa'],
  MTI: [],
  NTB: [],
  'PA Media': ['PA', 'Press Association', 'PA news agency'],
  PAP: ['Polish Press Agency'],
  'PR Newswire': ['PRNewswire', 'PRNEWSWIRE'],
  PTI: ['Press Trust of India'],
  Reuters: ['Thomson Reuters', '路透社', '路透', 'ロイター'],
  'RIA Novosti': ['РИА Новости'],
  Ritzau: ['Ritzaus Bureau'],
  SPA: ['Saudi Press Agency'],
  STT: ['STT-Lehtikuva'],
  TASS: ['ТАСС', 'ITAR-TASS'],
  'The Canadian Press': ['Canadian Press', 'CP'],
  TT: ['TT News Agency'],
  UPI: ['United Press International'],
  Ukrinform: ['Укрінформ'],
  UNI: ['United News of India'],
  VNA: ['Vietnam News Agency', 'TTXVN'],
  WAFA: [],
  WAM: ['Emirates News Agency'],
  Xinhua: ['Xinhua News Agency', '新华社', '新華社', '新华网', '新华'],
  Yonhap: ['Yonhap News Agency', '연합뉴스'],
};

const BY_SIGN: ReadonlyMap<string, string> = new Map(
  Object.entries(AGENCIES).flatMap(([name, signs]) =>
    [name, ...signs].map((sign): [string, string] => [keyOf(sign), name]),
  ),
);

/** The agency that a name or sign stands for ("Xinhua News Agency" is Xinhua), or null when it is none that is known. */
export function agencyNamed(sign: string): string | null {
  return BY_SIGN.get(keyOf(sign)) ?? null;
}

// Short signs in capitals are also words: "pa", "tt", "una".
function keyOf(sign: string): string {
  const plain = sign.trim();
  return /^\p{Lu}{2,3}$/u.test(plain) ? plain : plain.toLowerCase();
}
