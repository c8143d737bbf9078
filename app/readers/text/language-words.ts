/** Frequent words by which a language is known that the detector does not know. */
export const irishWords: readonly string[] = [
  'agus',
  'bhfuil',
  'atá',
  'tá',
  'ina',
  'acu',
  'uile',
  'chéile',
  'dóibh',
  'chun',
  'faoi',
  'gach',
  'leis',
  'chuig',
  'nach',
  'ceart',
  'cearta',
  'mar',
  'sin',
  'nó',
  'ní',
  'ón',
  'seo',
  'aon',
]

export const malteseWords: readonly string[] = ['biex', 'minn', 'jew', 'huwa', 'tal', 'dan']

export const luxembourgishWords: readonly string[] = [
  'vun',
  'datt',
  'déi',
  'gëtt',
  'huet',
  'fir',
  'säin',
  'säi',
  'duerch',
  'iwwer',
  'nëmmen',
]
