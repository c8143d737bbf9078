import { formatEdtfDate, parseEdtfDate } from '#app/domain/days.ts'
import { isId } from '#app/domain/ids.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { formatReference } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'

type LinkChoice = { id: string; label: string }
/** Letters to choose from, and whether there are more than these, which a form finds by more of their words. */
export type OfferedLinks = {
  answers: LinkChoice[]
  translates: LinkChoice[]
  more: { answers: boolean; translates: boolean }
}

/** How many letters are offered at most. */
const choicesLimit = 8
/** How many letters with the words that are typed are compared with them, the newest first. */
const comparedLimit = 1000

/**
 * The letters that a letter may answer or translate, as its form offers them: the ones that are chosen, those that may
 * be sought, and those of the day of what it answers, first of them what its recipients wrote.
 */
export async function findLinkChoices(
  visible: VisibleStore,
  fields: LetterFields,
  ownId: string,
): Promise<OfferedLinks> {
  const { answersLetterId, answersSought, translatesLetterId, translatesSought } = fields
  const chosen = [answersLetterId, translatesLetterId].filter((id): id is string => isId(id))
  const heads = await visible.letters.citations(chosen)
  const pick = (id: string | undefined) => {
    const head = heads.get(id ?? '')
    return head ? [head] : []
  }
  const findWanted = async (typed = '') => (await findSought(visible, typed, ownId)).matches
  const answered = [
    ...pick(answersLetterId),
    ...(await findWanted(answersSought)),
    ...(await findByReplyDate(visible, fields)),
  ]
  const translated = [...pick(translatesLetterId), ...(await findWanted(translatesSought))]
  const [answers, translates] = [answered, translated].map((heads) => listChoices(heads, ownId))
  return {
    answers: answers!.choices,
    translates: translates!.choices,
    more: { answers: answers!.isMore, translates: translates!.isMore },
  }
}

function listChoices(
  heads: readonly LetterSummary[],
  ownId: string,
): { choices: LinkChoice[]; isMore: boolean } {
  const apart = new Map(heads.filter(({ id }) => id !== ownId).map((head) => [head.id, head]))
  const shown = [...apart.values()].slice(0, choicesLimit)
  return {
    choices: shown.map((head) => ({ id: head.id, label: describeHead(head) })),
    isMore: apart.size > choicesLimit,
  }
}

function describeHead(head: LetterSummary): string {
  const reference = head.reference ? `, ${formatReference(head)}` : ''
  return `${head.title}${reference}, ${formatEdtfDate(head.dated)}`
}

async function findByReplyDate(
  visible: VisibleStore,
  { replyDated, parties }: LetterFields,
): Promise<LetterSummary[]> {
  const read = replyDated ? parseEdtfDate(replyDated) : null
  if (!read?.ok) return []
  const { first, last } = read.dated
  const { rows } = await visible.letters.page({ from: first, to: last }, choicesLimit * 3, 0)
  const recipients = new Set(
    parties.flatMap(({ role, name, organisation }) =>
      role === 'recipient' ? [foldText(name ?? ''), foldText(organisation ?? '')] : [],
    ),
  )
  const isTheirs = ({ authors }: { authors: string[] }) =>
    authors.some((author) => recipients.has(foldText(author)))
  return [...rows.filter(isTheirs), ...rows.filter((row) => !isTheirs(row))]
}

const soughtFields = [
  { sought: 'answersSought', id: 'answersLetterId' },
  { sought: 'translatesSought', id: 'translatesLetterId' },
] as const

/**
 * Puts the letters that a form looks for into its fields, each by its reference, title or address; what stands in the
 * way is said at the field. A letter that only has the words in it is asked for, never taken.
 */
export async function resolveSoughtLetters(
  visible: VisibleStore,
  form: FormData,
  ownId: string,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const { sought, id } of soughtFields) {
    const typed = String(form.get(sought) ?? '').trim()
    const found = typed ? await takeSought(visible, typed, form.get(id), ownId) : null
    if (found && 'reason' in found) errors[sought] = found.reason
    else if (found) {
      form.set(id, found.id)
      form.delete(sought)
    }
    const chosen = form.get(id)
    if (chosen && chosen === ownId)
      errors[sought] = 'A letter neither answers nor translates itself.'
    else if (typeof chosen === 'string' && isId(chosen) && !(await isThere(visible, chosen)))
      errors[sought] = 'That letter is not held here any more. Choose another one.'
  }
  return errors
}

const isThere = async (visible: VisibleStore, id: string) =>
  (await visible.letters.citations([id])).has(id)

/** The one letter that is called what is typed; of others the one that was chosen among those that were offered. */
async function takeSought(
  visible: VisibleStore,
  typed: string,
  chosenId: FormDataEntryValue | null,
  ownId: string,
): Promise<{ id: string } | { reason: string }> {
  const id = typed.split(/[/?#]/).find(isId)
  if (id) return { id }
  const { matches, isCalled, isMore } = await findSought(visible, typed, ownId)
  const [first, second] = matches
  if (!first)
    return {
      reason:
        'No letter that is held has this. Write its reference or words of its title, or copy its address.',
    }
  const taken = matches.find((match) => match.id === chosenId)
  if (taken) return { id: taken.id }
  if (isCalled && !second && !isMore) return { id: first.id }
  const further = Math.max(0, matches.length - choicesLimit)
  const named = [
    ...matches.slice(0, choicesLimit).map(describeHead),
    ...(further ? [`and ${isMore ? 'more than ' : ''}${further} more`] : []),
  ].join('; ')
  const said = isCalled
    ? isMore
      ? `Very many letters have these words, and not all were compared. Called this: ${named}.`
      : `Several letters are called this: ${named}.`
    : isMore
      ? `This stands in very many letters: ${named}.`
      : `No letter is called this. It stands in: ${named}.`
  return { reason: `${said} Choose the one that is meant beside this, or write more of it.` }
}

/**
 * Other letters that have what is typed: those that are called so, by their title or one of their references; or, where
 * `isCalled` is false because none is, those that have it anywhere.
 */
async function findSought(
  visible: VisibleStore,
  typed: string,
  ownId: string,
): Promise<{ matches: LetterSummary[]; isCalled: boolean; isMore: boolean }> {
  const query = parseSearch(`"${typed.replaceAll('"', ' ')}"`)
  const found = await visible.letters.searchHeads(query, comparedLimit)
  const heads = found.filter(({ id }) => id !== ownId)
  const others = await visible.letters.otherReferences(heads.map(({ id }) => id))
  const wanted = foldText(typed)
  const called = heads.filter(({ id, title, reference }) =>
    [title, reference, ...(others.get(id) ?? []).map(({ number }) => number)].some(
      (words) => words !== null && foldText(words) === wanted,
    ),
  )
  const isCalled = called.length > 0
  return {
    matches: isCalled ? called : heads,
    isCalled,
    isMore: found.length === comparedLimit,
  }
}
