import { isCountry } from './addresses.ts'
import { inCapitals, nameInNormalCase } from './casing.ts'
import { isOfOffices } from './offices.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

const titles =
  /^(?:(?:the\s+)?(?:(?:right|rt\.?)\s+)?hon(?:ourable\b|orable\b|\b\.?)|h\.\s?e\.|(?:his|her)\s+excellency\b|(?:mr|mrs|ms|mx|dr|prof|rev)\b\.?|(?:miss|professor|sir|madam|dame|lord|lady|baroness|mme|mmes|mlle|madame|monsieur|messrs|herrn?|frau|señora?|signora?|mevr(?:ouw)?|dhr|de heer|panie|pani|pan)\b\.?|sr\.\s?d\.|(?:m|mm|sr|sra|srta|dra|sig|avv|ing|mag|dipl\.-ing|dott|dott\.ssa|sig\.ra|dña|excm[oa]|ilm[oa]|κ|κα|κος)\.|d\.(?=\s\p{L}+\s\p{L}+\s\p{L}+$)|(?:д-р|г-н|г-жа|господин|госпожа|κύριος?|κυρία|paní|pane|vážen[ýá] pan[íe]?|szanown[ya] pani?)(?=\s)|\((?:mr|mrs|ms|dr)\))\s*(?=\p{L}|\[|█|\()/iu
const afterName =
  /(?:,?\s+(?:MEP|MdEP|MdB|MP|PhD|Ph\.D\.|LL\.?M\.?|OBE|CBE|MBE|KC|QC|TD|Esq\.?|M\.?A\.?|MSc|Jr\.?))+$/
const particle =
  '(?:von|vom|zu|zum|zur|van|der|den|dem|de|del|della|dei|di|da|dos|du|ter|ten|la|le|las|los|bin|ibn|al|el|af|av|y|e|VON|VAN|DER|DE)'
const word = "(?:\\p{Lu}[\\p{L}\\p{M}’'-]*|[\\p{Ll}][’']\\p{Lu}\\p{L}+|\\p{Lu}\\.(?:-?\\p{Lu}\\.)*)"
const several = new RegExp(`^${word}(?: (?:${particle} ){0,3}${word}){1,4}$`, 'u')
const one = new RegExp(`^(?:${particle} ){0,3}${word}(?: (?:${particle} ){0,3}${word}){0,4}$`, 'u')
export const redacted =
  /\[\s{0,9}(?:(?:name|names|nom|noms|prénom|nombre|nome|naam|address|e-?mail|signature)\s)?(?:redacted|deleted|blacked out|name withheld|withheld|confidential|removed|geschwärzt|anonymisiert|occultée?|caviardée?|masquée?|omitido|omissis|weggelakt)\s{0,9}\]|█+|■{2,}/iu

/** The piece without "Mr", "Dr", "Mme" before the name, and without "MEP", "PhD" after it. */
export function untitled(piece: Piece): Piece {
  let bare = piece
  for (
    let title = titles.exec(bare.words);
    title && title[0].length < bare.words.length;
    title = titles.exec(bare.words)
  )
    bare = part(bare, title[0].length)
  const after = afterName.exec(bare.words)
  return after && after.index > 0 ? part(bare, 0, after.index) : bare
}

export function hasTitle(words: string): boolean {
  return titles.test(words)
}

/** Whether words have the shape of a person's name: two to five of them, after a title one. It knows no list of names. */
export function isName(piece: Piece): boolean {
  if (piece.words.length > 70 || /\d/.test(piece.words)) return false
  const bare = untitled(piece)
  const single = hasTitle(piece.words)
  const shaped = bare.words.replace(/\s+/g, ' ').replace(/\s\(\p{L}+\)$/u, '')
  if (single) return one.test(shaped)
  // "Trilog zur Verordnung": the endings of German and French abstract nouns are none of surnames.
  if (/\p{L}{6,}(?:ungen|ung|heit|keit|schaft|tionen|tion)$/iu.test(shaped)) return false
  return (
    several.test(shaped) &&
    !isOfOffices(shaped) &&
    !isCountry(shaped.split(' ').at(-1)!) &&
    !/^(?:the|a|an|we|our|on|in|for|to|dear|yours|kind|best|this|from|date|subject|annex|enclosure|page|note|please|no|not|what|why|how|when|who|call|thank|thanks|many|warm)$/i.test(
      shaped.split(' ')[0]!,
    )
  )
}

/** Whether a line is a redacted name: nothing but the redaction and perhaps a title. */
export function isWithheld(words: string): boolean {
  if (words.length > 120 || !redacted.test(words)) return false
  return /^[\s,.;:-]*$/.test(words.replace(titles, '').replace(new RegExp(redacted, 'giu'), ''))
}

/** A name as it is proposed: without titles, in normal case. The place is that of the name. */
export function nameOf(piece: Piece): Proposal<string> {
  const bare = untitled(piece)
  return propose(nameInNormalCase(bare.words.replace(/\s+/g, ' ')), bare)
}

/** Whether two names may be one person's: the same but for case, or one only the surname of the other. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a === b || (a !== '' && b !== '' && (a.endsWith(` ${b}`) || b.endsWith(` ${a}`)))
}

/** "BORATYŃSKI Jakub" is Jakub Boratyński, "Malcolm, Jeremy" is Jeremy Malcolm: mail programs put surnames first. */
export function givenNameFirst(name: string): string {
  const [surname, given, more] = name.split(/,\s*/)
  if (surname && given && more === undefined) return nameInNormalCase(`${given} ${surname}`)
  const words = name.split(/\s+/)
  const loud = words.findIndex((each) => !inCapitals(each))
  // "HOME contacts" is a mailbox, not a surname before a given name.
  if (
    loud > 0 &&
    words
      .slice(loud)
      .some((each) => /^\p{Ll}/u.test(each) && !new RegExp(`^${particle}$`, 'iu').test(each))
  )
    return name
  return loud > 0
    ? nameInNormalCase([...words.slice(loud), ...words.slice(0, loud)].join(' '))
    : nameInNormalCase(name)
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s’'.-]+/g, ' ')
    .trim()
}
