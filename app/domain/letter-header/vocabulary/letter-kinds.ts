import type { WordTable } from './word-table.ts'

/** The words of titles that say what a text is. */
export const kindTitles = {
  'open letter': {
    English: String.raw`
      (?:joint |an |this is an? )?(?:open|public) letter\b
    `,
    German: String.raw`
      offener brief\b
    `,
    French: String.raw`
      lettre ouverte\b
    `,
    Spanish: String.raw`
      carta abierta\b
    `,
    Italian: String.raw`
      lettera aperta\b
    `,
    Dutch: String.raw`
      open brief\b
    `,
    Polish: 'list otwarty',
    Portuguese: String.raw`
      carta aberta(?!\p{L})
    `,
    Czech: 'otevřený dopis',
    Slovak: 'otvorený list',
    Swedish: 'öppet brev',
    Danish: 'åbent brev',
    Norwegian: 'åpent brev',
    Finnish: 'avoin kirje',
    Hungarian: 'nyílt levél',
    Romanian: 'scrisoare deschisă',
    Croatian: 'otvoreno pismo',
    Slovene: 'odprto pismo',
    Greek: 'ανοι(?:χ|κ)τ[ήη] επιστολ[ήη]',
    Bulgarian: 'отворено писмо',
  },
  'consultation response': {
    English: [
      '(?:(?:joint |written )?(?:response|reply|submission|contribution|feedback|input|comments?|answer)s? ',
      "(?:to|on|for|from .{2,60} to) (?:the |a )?(?:[\\p{L}’'-]+ ){0,6}(?:public |targeted |open )?",
      '(?:consultation|call for evidence|inquiry|roadmap)|consultation (?:response|submission)',
      '|submissions? to (?:the )?\\p{L})',
    ].join(''),
    French: 'réponse à la consultation',
    German: '(?:stellungnahme|beitrag|antwort) (?:zur|zu der) (?:öffentlichen )?konsultation',
  },
  'position paper': {
    English: String.raw`
      (?:joint |common |our |eu )?(?:position|policy|discussion) (?:paper|statement)\b
    `,
    German: String.raw`
      positionspapier\b
    `,
    French: String.raw`
      (?:prise|document) de position\b
    `,
    Spanish: String.raw`
      documento de posición\b
    `,
    Italian: 'documento di posizione',
    Dutch: String.raw`
      standpunt\b
    `,
    Polish: String.raw`
      stanowisko\b
    `,
    'Czech and Slovak': String.raw`
      stanovisko\b
    `,
    Portuguese: 'tomada de posição',
    Bulgarian: String.raw`
      становище(?!\p{L})
    `,
    Greek: 'έγγραφο θέσης',
  },
  speech: {
    English: String.raw`
      (?:(?:opening|closing|welcome|keynote|introductory|full) )?(?:speech|remarks)(?: by| of| at| to| delivered)?\b
      (?:(?:opening|closing|welcome|keynote|introductory|full) )?(?:address|keynote)(?: by| of| at| to| delivered)?\b
      check against delivery
    `,
    German: String.raw`
      rede (?:von|des|der)\b
    `,
    French: String.raw`
      discours (?:de|du)\b
    `,
    'Spanish and Portuguese': String.raw`
      discurso (?:de|del|do|da)\b
    `,
    Italian: String.raw`
      intervento (?:di|del|della)\b
    `,
    Polish: String.raw`
      przemówienie\b
    `,
    Czech: String.raw`
      projev\b
    `,
    Dutch: String.raw`
      toespraak\b
    `,
    Greek: String.raw`
      ομιλ[ίι]α(?!\p{L})
    `,
    Bulgarian: String.raw`
      реч на(?!\p{L})
    `,
  },
  statement: {
    English: String.raw`
      (?:joint |press |public |civil society |written |common )*statement\b
      (?:answer|reply) given by\b
      written (?:question|answer)\b
    `,
    German: String.raw`
      (?:gemeinsame )?(?:erklärung|stellungnahme)\b
      pressemitteilung\b
      schriftliche (?:frage|anfrage)\b
    `,
    French: String.raw`
      déclaration (?:commune|conjointe|de)\b
      communiqué de presse
      question écrite\b
    `,
    Spanish: String.raw`
      declaración (?:conjunta|de)\b
      comunicado\b
    `,
    Italian: String.raw`
      dichiarazione\b
    `,
    Portuguese: String.raw`
      declaração (?:conjunta|de)\b
    `,
    Polish: String.raw`
      oświadczenie\b
    `,
    Czech: String.raw`
      prohlášení(?!\p{L})
    `,
    Swedish: String.raw`
      uttalande\b
    `,
    Dutch: String.raw`
      verklaring\b
    `,
    Greek: String.raw`
      δ[ήη]λωση(?!\p{L})
    `,
    Bulgarian: String.raw`
      изявление(?!\p{L})
    `,
  },
} as const satisfies Record<string, WordTable>
