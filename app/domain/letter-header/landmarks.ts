import { type Line, longestHeadLine } from './lines.ts'
import { hasTitle } from './names.ts'

const salutation =
  /^(?:dear\b|to whom it may concern|(?:hello|hi|good (?:morning|afternoon|day))\b|(?:sehr\s+)?geehrte[rs]?\b|liebe[rs]?\s|guten (?:tag|morgen)\b|ch[eè]re?s?\s|mesdames\b|estimad[oa]s?\b|querid[oa]s?\b|muy señor|gentil[ei]\b|egregi[oa]?\b|spettabile\b|geachte\b|beste\s|szanown[yai]\p{L}*|drogi[ea]?\s|exm[oa]s?\.(?=.*,$)|prezad[oa]s?\b|kære\s|kjære\s|bästa\s|kära\s|hej(?=[\s,!]|$)|hei\s|hyv(?:ä|ät)\s|arvoisa\b|vážen[áéíý]\p{L}*\s|mil[áéý]\s|tisztelt\s|kedves\s|stimat[eăă]?\s|poštovan[iaeo]\s|spoštovan[iaeo]\s|lugupeetud\s|gerbiam\p{L}*\s|god\.\s|cienījam\p{L}+\s|уважаем|скъп[иа]\s|αξιότιμ|αγαπητ|(?:your )?excellenc(?:y|ies)\b|honou?rable\b)/iu
const salutationWithComma =
  /^(?:(?:madame|monsieur|mesdames|messieurs|herr|frau|sir|madam|commissioner|minister|señora?|signora?|mr\.?|ms\.?|mrs\.?)\b.*,|(?:señora?|excm[oa]s?\.|ilm[oa]s?\.)(?:\s.*)?[,:]|(?:κύριε|κυρία|κυρίες)(?:\s.*)?,|(?:господин|госпожо|дами)\s.*,)$/iu
const closing =
  /^(?:yours\b(?!\s+(?:is|was))|(?:(?:with|my|our) )?(?:\w+ )?(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)\b|regards\b|(?:very |most )?(?:sincerely|respectfully|faithfully|truly|cordially)(?: yours| submitted)?[,.]?$|in solidarity,?$|(?:many )?thanks(?: (?:again|and .{1,20}))?,$|thank you,$|best,$|mit (?:freundlich|best|herzlich|vorzüglich)\p{L}* (?:grüßen|gruß|grüssen|empfehlungen)|(?:freundliche|beste|herzliche|viele) grüße|hochachtungsvoll|veuillez (?:agréer|recevoir|croire)|nous vous prions d|je vous prie (?:d[’']|de )(?:agréer|croire|recevoir)|cordialement|bien (?:à vous|cordialement)|salutations|(?:muy )?atentamente|le saluda|reciba un cordial|un (?:cordial )?saludo|saludos|(?:distinti|cordiali) saluti|met (?:vriendelijke|hartelijke) groet|hoogachtend|z (?:poważaniem|wyrazami)|łączę wyrazy|com os melhores|с уважение|поздрави(?=[,\s]|$)|με (?:εκτίμηση|τιμή)|φιλικά|(?:med )?(?:vänliga?|venlig|vennlig|bästa|bedste|beste|hjertelig) h[iä]ls(?:ning(?:ar)?|en|ener)|ystävällisin terveisin|kunnioit(?:taen|tavasti)|(?:s|se) (?:pozdravem|pozdravom|úctou|srdečným pozdravem)|tisztelettel|üdvözlettel|cu (?:stimă|respect|deosebită)|s poštovanjem|(?:lep|z lepimi) pozdravi?|lugupidamisega|pagarbiai|ar cieņu)/iu
const signed =
  /^[*_#\s]{0,4}(?:(?:the|die|wir|les|los|las|i|οι|de)\s)?(?:signed|signatories|signatory organi[sz]ations|signatory|list of signatories|co-?signatories|the undersigned|signed by|undersigned|unterzeichne(?:r|t|nde|n)\p{L}*|unterstützt von|unterzeichnet von|signataires|signé par|firman(?:tes)?|firmado por|(?:organizaciones|entidades) firmantes|firmatari|firmato(?: da)?|ondertekend door|ondertekenaars|sygnatariusze|podpisali|podepsáni|подписали|υπογραφές|υπογράφου[νσ]\p{L}*(?:\s\p{L}+)?|(?:signatory|undersigned|signing) (?:compan(?:y|ies)|organi[sz]ations?|members)|organisations signataires)\s*(?:\([^)]{1,20}\)\s*)?[:,]?[*_]{0,3}$/iu

/** Where a letter's parts begin, as indices into its lines; null where a part has no mark. */
export type Landmarks = {
  salutation: number | null
  closing: number | null
  /** The line above a list of those who sign. */
  signed: number | null
  /** The first line of a message that is quoted below the letter; otherwise the number of lines. */
  end: number
}

/** Finds the marks that part head, body and signature. `from` is the first line that may be one. */
export function landmarksOf(lines: readonly Line[], from: number): Landmarks {
  const quoted = lines.findIndex(
    (line, index) =>
      index > from &&
      (isQuotation(line.words) || isSetOff(lines, index) || isOlderHead(lines, index)),
  )
  const end = quoted < 0 ? lines.length : quoted
  const find = (is: (words: string, index: number) => boolean, after: number) => {
    for (let index = after; index < end; index += 1) {
      const { words } = lines[index]!
      if (words.length <= longestHeadLine && is(words, index)) return index
    }
    return null
  }
  const opening = find((words, index) => isSalutation(words) && !isHonorific(lines, index), from)
  const start = opening ?? from
  return {
    salutation: opening,
    closing: lastClosing(lines, start + 1, end),
    signed: find((words) => signed.test(words), start),
    end,
  }
}

/** "Szanowny Pan" above a name begins an address. */
function isHonorific(lines: readonly Line[], index: number): boolean {
  const [line, next] = [lines[index]!, lines[index + 1]]
  return (
    /^(?:szanown[ya]|vážen[ýá]|exm[oa]\.)/iu.test(line.words) &&
    !/[,!:;]$/.test(line.words) &&
    next?.block === line.block &&
    next.words.length < 60
  )
}

export function isSalutation(words: string): boolean {
  if (words.length > 160) return false
  return (
    (salutation.test(words) && !/[.?]$/.test(words.replace(/\b(?:mr|ms|dr|prof|mrs)\.$/i, ''))) ||
    (salutationWithComma.test(words) && words.length < 90)
  )
}

/** The first closing that a signature may follow: at most 200 characters, and no running text directly below. */
function lastClosing(lines: readonly Line[], from: number, end: number): number | null {
  for (let index = from; index < end; index += 1) {
    const { words } = lines[index]!
    if (words.length <= 220 && isClosing(words)) {
      const next = lines[index + 1]
      if (!next || index + 1 >= end || next.words.length <= 120) return index
    }
  }
  return null
}

export function isClosing(words: string): boolean {
  return (
    closing.test(words) &&
    (words.length <= 60 ||
      /^(?:veuillez|je vous prie|nous vous|reciba|z wyrazami|łączę|com os)/iu.test(words))
  )
}

/** The first line of an older message below this one. */
function isQuotation(words: string): boolean {
  if (words.length > 160) return false
  return (
    /^-{2,}\s*(?:original message|ursprüngliche nachricht|message d[’']origine|forwarded message|mensaje original|messaggio originale|oorspronkelijk bericht)/iu.test(
      words,
    ) ||
    (/^(?:on|am|le|el|il|op)\s.{6,140}\s(?:wrote|schrieb.{0,60}|a écrit|escribió|ha scritto|schreef.{0,60})\s?:$/iu.test(
      words,
    ) &&
      /\d/.test(words))
  )
}

/** Lines that begin with ">", two at least, or a rule above the head of an older message; a rule by itself is the place of a signature. */
function isSetOff(lines: readonly Line[], index: number): boolean {
  const { words } = lines[index]!
  if (words.startsWith('>'))
    return [lines[index - 1], lines[index + 1]].some((line) => line?.words.startsWith('>'))
  return /^_{10,}$/.test(words) && labelOf(lines[index + 1]?.words ?? '') !== null
}

/** From, and below it Sent and another field: the head of an older message that nothing else sets off. */
function isOlderHead(lines: readonly Line[], index: number): boolean {
  if (labelOf(lines[index]!.words)?.label !== 'from') return false
  const below = lines.slice(index + 1, index + 7).map(({ words }) => labelOf(words)?.label)
  return below.includes('date') && (below.includes('to') || below.includes('subject'))
}

const labels = {
  from: 'from|von|de|da|van|od|från|fra|από|от|lähettäjä|feladó|expéditeur|absender|remitente|mittente|afzender',
  to: 'to|an|à|a|aan|do|till|til|komu|προς|до|vastaanottaja|címzett|către|destinataires?|para|per',
  cc: 'cc|c\\.c\\.|kopia till|kopi|κοιν(?:οποίηση)?\\.?|копие(?: до)?|na vědomí|másolat|kopie|copie|copia|kopia|copy|copies',
  date: 'date|sent|gesendet|datum|envoyé(?: le)?|enviado(?: el)?|fecha|data|inviato|verzonden|wysłano|skickat|dato|odesláno|ημερομηνία|εστάλη|изпратено|дата|lähetetty|elküldve|trimis',
  subject:
    'subject|betreff|objet|asunto|oggetto|onderwerp|temat|assunto|dotyczy|ämne|emne|věc|předmět|predmet|θ[έε]μα|относно|aihe|tárgy|subiect',
  other:
    'bcc|reply-to|attachments?|anlagen?|pièces jointes|importance|priority|message-id|mime-version|content-type|in-reply-to|references',
} as const
export type Label = keyof typeof labels
const labelled = Object.entries(labels).map(([label, words]) => ({
  label: label as Label,
  pattern: new RegExp(`^[*_]{0,2}(?:${words})[*_]{0,2}\\s?:[*_]{0,2}\\s*`, 'iu'),
}))

/** The label of a mail header that a line begins with, in the languages of letters, and its length; null for other lines. */
export function labelOf(words: string): { label: Label; length: number } | null {
  if (words.length > 2000) return null
  for (const { label, pattern } of labelled) {
    const match = pattern.exec(words)
    if (match) return { label, length: match[0].length }
  }
  return null
}

/** A line that stands between the parts of a head without being one: how the letter is sent, a page number. */
export function isAside(words: string): boolean {
  if (hasTitle(words)) return false
  if (
    /^(?:an (?:die|das|den)|to|an|à|till|до|προς|destinatario|exm[oa]s?\.? senhora?|szanown[ya] pani?|vážen[ýá] pan[ií]?|spett\.?le)\s?:?$/iu.test(
      words,
    )
  )
    return true
  return /^(?:by |via |per |par |sent )?(?:e-?mail(?: only)?|post|registered (?:mail|post)|einschreiben|courriel|lettre recommandée.*|courier|fax)\s*(?:only|to:?.*)?$|^by (?:e-?mail|post|hand|registered).{0,60}$|^(?:strictly )?(?:private(?!\s(?:secretary|office))|confidential|urgent|personal|sensitive|limited|vertraulich|confidentiel)(?:\b.{0,30})?$|^(?:page|seite)?\s*\d{1,3}\s*(?:\/|of|von|sur)\s*\d{1,3}$|^\d{1,3}$|^check against delivery$|^for immediate release$/iu.test(
    words,
  )
}
