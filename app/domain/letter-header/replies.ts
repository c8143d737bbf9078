import { type EdtfDate, dayFromParts, parseEdtfDate } from '#app/domain/days.ts'
import { datedOf, datesIn, type PrintedDate } from './dates.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

export type Reply = { answered: Proposal<Answered>; printed: PrintedDate | null }
export type Answered = { kind: 'letter' | 'e-mail' | 'message'; dated: EdtfDate | null }

/** Names of what may be answered. A request or an enquiry is a message: its form is not said. */
const kinds: { kind: Answered['kind']; pattern: RegExp }[] = [
  {
    kind: 'e-mail',
    pattern: /^(?:e-?mails?|mails?|courriels?|correos?|correo electrónico|имейл\p{L}*)$/iu,
  },
  {
    kind: 'letter',
    pattern:
      /^(?:(?:open\s)?letters?|schreiben|briefe?s?|lettres?|courriers?|cartas?|escritos?|letter[ae]|brief|pism[oa]|list|ofícios?|επιστολ\p{L}+|писмо(?:то)?|dopis\p{L}?|brev(?:et)?|skrivelse)$/iu,
  },
  { kind: 'message', pattern: /./u },
]
const noun =
  '(?:e-?mails?|mails?|letters?|messages?|requests?|applications?|enquir(?:y|ies)|inquir(?:y|ies)|correspondence|query|queries|communication|schreiben|briefe?s?|nachricht|anfrage|anschreiben|lettres?|courriers?|courriels?|demande|correos?|correo electrónico|cartas?|escritos?|mensaje|solicitud|letter[ae]|messaggio|richiesta|brief|bericht|verzoek|pism[oa]|list|wiadomoś(?:ć|ci)|submissions?|contributions?|questions?|ofícios?|pedido|писмо(?:то)?|имейл|запитване(?:то)?|dopis[ue]?|brev(?:et)?|skrivelse)'
const yours = new RegExp(
  `(?<!\\p{L})(?:your|ihre?[nmrs]?|votre|vos|su|sus|sua|vostra|uw|pani|pana|państwa|seu|vosso|vossa|ваше(?:то)?|вашия|váš|vašeho|ditt|dit|deres|jeres)\\s+((?:[\\p{L}’'-]{2,20}\\s+){0,3}?)(${noun})(?!\\p{L})`,
  'giu',
)
const sentByYou = new RegExp(
  `(?<!\\p{L})the\\s+((?:[\\p{L}-]{2,20}\\s+){0,2}?)(${noun})\\s+(?:that\\s+|which\\s+)?you\\s+(?:\\p{L}{2,12}\\s+)?(?:sent|wrote|addressed|submitted)(?!\\p{L})`,
  'giu',
)
/** "Your letter" where the word for yours follows, as in Greek. */
const ofYours =
  /(?<!\p{L})()(επιστολ(?:ή|ής|ήν)|μήνυμα|μηνύματος|αίτημα|αιτήματος|ερώτημα|ερωτήματος|έγγραφο|εγγράφου)\sσας(?!\p{L})/giu
/** "In reply to a letter of …" can only be one of who is written to. */
const inReply = new RegExp(
  `(?<!\\p{L})(?:in reply to|in antwort auf|en réponse à|en respuesta a|in risposta a(?:lla)?|em resposta ao?|w odpowiedzi na|odpowiadając na|v odpovědi na|в отговор на)\\s(?:the\\s|das\\s|la\\s|le\\s|el\\s)?()(${noun})(?!\\p{L})`,
  'giu',
)
const byWhich = new RegExp(`(?<!\\p{L})(?:par|by|mit|in)()\\s(${noun})(?!\\p{L})`, 'giu')
const thanks =
  /(?:thank(?:s|ing)?\b|\breply|\brespon(?:d|se)|\banswer|\brefer|\backnowledg|\breceived|\breceipt|vielen dank|danke|beantwort|antwort|bezug|remerci|réponse|référence|suite à|accus|gracias|agradez|respuesta|contest|grazie|ringrazi|risposta|riferimento|dank|naar aanleiding|antwoord|dziękuj|odpowied|nawiąz)/iu

/** What may stand between "your letter" and its date: whom it went to, and a word for "of". */
const bridge =
  /^,?\s*(?:\([^)]{1,30}\)\s*)?(?:(?:for|regarding|concerning|about)\s+(?:\p{L}+\s?){1,5}?,\s+)?(?:(?:to|sent to|addressed to|an|à|a|aan|al)\s+(?:\p{L}[\p{L}\p{M}.’'-]*\s+){1,7}?)?(?:(?:was\s+)?(?:of|dated|from|sent|received|submitted|on|vom|von|du|datée?\s+du|en\s+date\s+du|de\s+fecha|del|de|di|in\s+data|van|d\.d\.|z(?:e)?(?:\s+dn(?:ia|e))?|της|τις|από|от|av|af|den|which\s+\S+\s+\S+|we\s+received)[,:]?\s+)+(?:the\s+|le\s+|el\s+|dem\s+|am\s+|on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$/iu

/**
 * What a letter says it answers, from its subject and the beginning of its body: "your letter of 2 September 2020".
 * Null where it thanks for nothing. Without a date the answer is still one when the sentence thanks or replies.
 */
export function answeredIn(pieces: readonly Piece[]): Reply | null {
  let undated: Reply | null = null
  for (const piece of pieces) {
    const matches = [
      ...piece.words.matchAll(yours),
      ...piece.words.matchAll(ofYours),
      ...piece.words.matchAll(inReply),
      ...piece.words.matchAll(sentByYou),
      ...piece.words.matchAll(byWhich),
    ].sort((a, b) => a.index - b.index)
    for (const match of matches) {
      const end = match.index + match[0].length
      const kind = kinds.find(({ pattern }) => pattern.test(match[2]!))!.kind
      const date = dateAfter(part(piece, end, Math.min(piece.words.length, end + 160)))
      const addressed =
        !/^(?:par|by|mit|in)\s/i.test(match[0]) ||
        (date &&
          /^,?\s(?:you|vous|haben sie|sie|wandten)\b/i.test(
            piece.words.slice(date.end - piece.start, date.end - piece.start + 20),
          ))
      if (!addressed) continue
      if (date)
        return {
          answered: propose(
            { kind, dated: datedOf(date, 'said in the answer') },
            part(piece, match.index, date.end - piece.start),
          ),
          printed: date,
        }
      const sentence = piece.words
        .slice(Math.max(0, match.index - 90), match.index)
        .split(/[.!?]\s/)
        .at(-1)!
      if (!undated && thanks.test(sentence))
        undated = {
          answered: propose({ kind, dated: null }, part(piece, match.index, end)),
          printed: null,
        }
    }
  }
  return undated
}

/** The date straight after; of "2 September and 5 October 2020" the later, since the answer is not before it. */
function dateAfter(rest: Piece): PrintedDate | null {
  const [first, second] = datesIn(rest)
  if (
    !first ||
    !bridge.test(`${rest.words.slice(0, first.start - rest.start).trimEnd()} `.trimStart())
  )
    return null
  const joined =
    second &&
    first.monthDay &&
    /^\s*(?:and|und|et|y|e|en|i|&|,)\s+(?:of\s+)?$/iu.test(
      rest.words.slice(first.end - rest.start, second.start - rest.start),
    )
  return joined ? second : first
}

/** "3 May" in a letter of known day is the last 3 May up to that day. */
export function withYearOf(
  { answered, printed }: Reply,
  letter: EdtfDate | null,
): Proposal<Answered> {
  if (answered.value.dated || !printed?.monthDay || !letter || letter.first !== letter.last)
    return answered
  const { month, day } = printed.monthDay
  const year = Number(letter.first.slice(0, 4))
  const found = [dayFromParts(year, month, day), dayFromParts(year - 1, month, day)].find(
    (each) => each !== null && each <= letter.first,
  )
  const read = found
    ? parseEdtfDate(
        found,
        'said in the answer without a year; the last such day before the letter’s own',
      )
    : null
  return read?.ok ? { ...answered, value: { ...answered.value, dated: read.dated } } : answered
}
