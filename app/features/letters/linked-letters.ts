import { formatEdtfDate, parseEdtfDate } from '#app/domain/days.ts'
import { isId } from '#app/domain/ids.ts'
import type { LetterFields } from '#app/domain/letter-form.ts'
import { formatReference } from '#app/domain/letters.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import { parseSearch } from '#app/domain/search/search-query.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'

type LinkChoice = { id: string; label: string }

/** How many letters are offered, and looked at, at most. */
const choicesLimit = 8

/**
 * The letters that a letter may answer or translate, as its form offers them: the ones that are chosen, and those of
 * the day of what it answers, first of them what its recipients wrote.
 */
export async function findLinkChoices(
  visible: VisibleStore,
  fields: LetterFields,
  ownId: string,
): Promise<{ answers: LinkChoice[]; translates: LinkChoice[] }> {
  const { answersLetterId, translatesLetterId } = fields
  const chosen = [answersLetterId, translatesLetterId].filter((id): id is string => isId(id))
  const heads = await visible.letters.citations(chosen)
  const pick = (id: string | undefined) => {
    const head = heads.get(id ?? '')
    return head ? [head] : []
  }
  const answered = [...pick(answersLetterId), ...(await findByReplyDate(visible, fields))]
  return {
    answers: listChoices(answered, ownId),
    translates: listChoices(pick(translatesLetterId), ownId),
  }
}

function listChoices(heads: readonly LetterSummary[], ownId: string): LinkChoice[] {
  const apart = new Map(heads.filter(({ id }) => id !== ownId).map((head) => [head.id, head]))
  return [...apart.values()].slice(0, choicesLimit).map((head) => ({
    id: head.id,
    label: describeHead(head),
  }))
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
 * way is said at the field.
 */
export async function resolveSoughtLetters(
  visible: VisibleStore,
  form: FormData,
  ownId: string,
): Promise<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const { sought, id } of soughtFields) {
    const typed = String(form.get(sought) ?? '').trim()
    const found = typed ? await findSought(visible, typed) : null
    if (found && 'reason' in found) errors[sought] = found.reason
    else if (found) form.set(id, found.id)
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

async function findSought(
  visible: VisibleStore,
  typed: string,
): Promise<{ id: string } | { reason: string }> {
  const id = typed.split(/[/?#]/).find(isId)
  if (id) return { id }
  const query = parseSearch(`"${typed.replaceAll('"', ' ')}"`)
  const { rows } = await visible.letters.search(query, {}, choicesLimit, 0)
  const others = await visible.letters.otherReferences(rows.map((row) => row.id))
  const wanted = foldText(typed)
  const isCalledSo = (row: (typeof rows)[number]) =>
    [row.title, row.reference, ...(others.get(row.id) ?? []).map(({ number }) => number)].some(
      (words) => words !== null && foldText(words) === wanted,
    )
  const called = rows.filter(isCalledSo)
  const matches = called.length ? called : rows
  if (matches.length === 1) return { id: matches[0]!.id }
  return {
    reason: matches.length
      ? `Several letters have this: ${matches.map(describeHead).join('; ')}. Write more of the one that is meant.`
      : 'No letter that is held has this. Write its reference or words of its title, or copy its address.',
  }
}
