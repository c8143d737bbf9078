import { letterKinds, type LetterKind } from '#app/domain/letters.ts'
import { foldText } from '../../text/words.ts'

const kindWords: Record<LetterKind, string> = {
  letter:
    'reply, response, written reply, answer, brief, schreiben, antwort, antwortschreiben, lettre, courrier, reponse',
  'e-mail': 'email, mail, e mail, message, courriel',
  statement:
    'press release, press statement, declaration, announcement, stellungnahme, erklarung, ' +
    'pressemitteilung, communique, communique de presse',
  speech: 'address, remarks, debate, intervention, rede, discours',
  'position paper': 'position, paper, policy paper, positionspapier, prise de position',
  'consultation response':
    'consultation, consultation reply, contribution, feedback, konsultationsbeitrag, ' +
    'konsultation, contribution a la consultation',
  'open letter': 'joint letter, offener brief, lettre ouverte',
}
const kindByWord = new Map<string, LetterKind>()
for (const kind of letterKinds)
  for (const word of [kind, ...kindWords[kind].split(', ')]) kindByWord.set(word, kind)

/** What kind of document a word means; null for any other word. */
export function readLetterKind(value: string): LetterKind | null {
  return kindByWord.get(foldText(value)) ?? null
}

const languageCodes =
  'bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro ru sk sl sq sr sv tr uk ar zh ja'.split(
    ' ',
  )
const languageByName = new Map<string, string>()
for (const code of languageCodes) {
  for (const inLanguage of ['en', 'de', 'fr', code])
    languageByName.set(
      foldText(new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code),
      code,
    )
}

/**
 * The two letters of a language from its code (en, en-GB) or its name in English, German, French or
 * itself; null for any other word.
 */
export function readLanguage(value: string): string | null {
  const plain = foldText(value)
  return languageByName.get(plain) ?? /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(plain)?.[1] ?? null
}

const yesPattern = /^(?:y|yes|true|1|x|✓|✔|j|ja|wahr|o|oui|vrai|si|sí|tak)$/i
const noPattern = /^(?:n|no|false|0|-|–|—|nein|falsch|non|faux|nie)?$/i

/** Whether a cell says yes or no; null where it says something else. An empty one says no. */
export function readYesOrNo(value: string): boolean | null {
  return yesPattern.test(value) ? true : noPattern.test(value) ? false : null
}

/** Words of a status, folded; a cell without any counts as approved. */
const approvedWords = [
  '',
  'approve',
  'approved',
  'accepted',
  'final',
  'confirmed',
  'reviewed',
  'checked',
  'done',
  'ok',
  'okay',
  'active',
  'valid',
  'published',
  'yes',
  'freigegeben',
  'bestatigt',
  'gepruft',
  'fertig',
  'approuve',
  'valide',
  'confirme',
]
const withdrawnWords = [
  'withdrawn',
  'rejected',
  'deleted',
  'removed',
  'discarded',
  'superseded',
  'invalid',
  'obsolete',
  'void',
  'zuruckgezogen',
  'abgelehnt',
  'verworfen',
  'geloscht',
  'retire',
  'rejete',
  'supprime',
]
const draftWords = [
  'draft',
  'pending',
  'proposed',
  'suggested',
  'suggestion',
  'open',
  'to do',
  'todo',
  'in review',
  'to review',
  'unreviewed',
  'unchecked',
  'in progress',
  'entwurf',
  'offen',
  'vorschlag',
  'in bearbeitung',
  'brouillon',
  'en cours',
  'propose',
]

/** Why a row's status keeps it out; null where it counts. */
export function explainStatusRefusal(value: string): string | null {
  const plain = foldText(value)
  if (approvedWords.includes(plain)) return null
  if (withdrawnWords.includes(plain)) return `This row is marked as “${value}”, so it was left out.`
  if (draftWords.includes(plain))
    return (
      `This row is marked as “${value}”, and only what is approved may count. Write approved as ` +
      'its status, or do not say that the column is the status.'
    )
  return `“${value.slice(0, 60)}” is no status that is known. Write approved, draft or withdrawn.`
}

/** What stands where a name was blacked out; each is the source of a regular expression. */
const withheldWords = [
  'withheld',
  'redacted',
  'deleted',
  'blacked out',
  'anonymi[sz]ed',
  'unleserlich',
  'geschwarzt',
  'name geschwarzt',
  'occulte',
  'caviarde',
]
const withheldPattern = new RegExp(
  `^[[(]?\\s*(?:name )?(?:${withheldWords.join('|')})\\s*[\\])]?$|^[█■]+$`,
  'u',
)

/** Whether a name is one that was blacked out. */
export function isWithheldCell(name: string): boolean {
  return withheldPattern.test(foldText(name))
}
