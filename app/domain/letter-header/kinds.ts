import { type Line } from './lines.ts'
import { part, propose, type Proposal } from './proposal.ts'

export type Kind =
  | 'letter'
  | 'e-mail'
  | 'open letter'
  | 'position paper'
  | 'statement'
  | 'speech'
  | 'consultation response'

/** What a title says a text is. Titles begin with these words, perhaps after the name of who wrote it. */
const titles: { kind: Kind; pattern: RegExp }[] = [
  {
    kind: 'open letter',
    pattern:
      /(?:joint |an |this is an? )?(?:open|public) letter\b|offener brief\b|lettre ouverte\b|carta abierta\b|lettera aperta\b|open brief\b|list otwarty|carta aberta(?!\p{L})|otevřený dopis|otvorený list|öppet brev|åbent brev|åpent brev|avoin kirje|nyílt levél|scrisoare deschisă|otvoreno pismo|odprto pismo|ανοι(?:χ|κ)τ[ήη] επιστολ[ήη]|отворено писмо/iu,
  },
  {
    kind: 'consultation response',
    pattern:
      /(?:(?:joint |written )?(?:response|reply|submission|contribution|feedback|input|comments?|answer)s? (?:to|on|for|from .{2,60} to) (?:the |a )?(?:[\p{L}’'-]+ ){0,6}(?:public |targeted |open )?(?:consultation|call for evidence|inquiry|roadmap)|consultation (?:response|submission)|réponse à la consultation|(?:stellungnahme|beitrag|antwort) (?:zur|zu der) (?:öffentlichen )?konsultation)/iu,
  },
  {
    kind: 'position paper',
    pattern:
      /(?:joint |common |our |eu )?(?:position|policy|discussion) (?:paper|statement)\b|positionspapier\b|(?:prise|document) de position\b|documento de posición\b|standpunt\b|stanowisko\b|stanovisko\b|tomada de posição|documento di posizione|становище(?!\p{L})|έγγραφο θέσης/iu,
  },
  {
    kind: 'speech',
    pattern:
      /(?:(?:opening|closing|welcome|keynote|introductory|full) )?(?:speech|remarks|address|keynote)(?: by| of| at| to| delivered)?\b|check against delivery|discours (?:de|du)\b|rede (?:von|des|der)\b|discurso (?:de|del|do|da)\b|intervento (?:di|del|della)\b|przemówienie\b|projev\b|toespraak\b|ομιλ[ίι]α(?!\p{L})|реч на(?!\p{L})/iu,
  },
  {
    kind: 'statement',
    pattern:
      /(?:joint |press |public |civil society |written |common )*statement\b|(?:gemeinsame )?(?:erklärung|stellungnahme)\b|déclaration (?:commune|conjointe|de)\b|declaración (?:conjunta|de)\b|dichiarazione\b|declaração (?:conjunta|de)\b|oświadczenie\b|prohlášení(?!\p{L})|uttalande\b|verklaring\b|communiqué de presse|pressemitteilung\b|comunicado\b|δ[ήη]λωση(?!\p{L})|изявление(?!\p{L})|(?:answer|reply) given by\b|question écrite\b|written (?:question|answer)\b|schriftliche (?:frage|anfrage)\b/iu,
  },
]

/** The kind that a title in the head names; null where no title does. A labelled subject is no title. */
export function kindFromTitle(
  head: readonly Line[],
): { proposal: Proposal<Kind>; line: Line } | null {
  for (const line of head) {
    if (
      line.words.length > 160 ||
      (/[.;]$/.test(line.words) && !/^this is an? (?:open|public) letter/i.test(line.words))
    )
      continue
    for (const { kind, pattern } of titles) {
      const match = pattern.exec(line.words)
      if (match && beginsTitle(line.words.slice(0, match.index)))
        return {
          proposal: propose(kind, part(line, match.index, match.index + match[0].length)),
          line,
        }
    }
  }
  return null
}

/** Before the telling words a title has nothing, a mark, or the name of a body: "EDRI position paper", "Example’s response to …". */
function beginsTitle(before: string): boolean {
  return (
    /^[\s#*_“"–-]*$/u.test(before) ||
    /^(?:\p{Lu}[\p{L}\p{N}’'&.-]*,? ){1,5}(?:[–:|-] )?$/u.test(before) ||
    /[–:|] $/u.test(before)
  )
}
