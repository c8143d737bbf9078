import type { RequestContext } from '#app/auth/request-context.ts'
import { findLetterTopics, requireCodableLetter } from '#app/auth/coding-topics.ts'
import { requireFound } from '#app/auth/guard.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { parseRevision } from '#app/domain/ids.ts'
import type { Party } from '#app/domain/letters.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { findHolderNames } from '../actors/holder-names.ts'
import { withStoreErrors } from '../try-store.ts'

/** Those who wrote a letter or are spoken for in it, by their ids. */
const listAuthorIds = (parties: readonly Pick<Party, 'role' | 'actorId'>[]): string[] =>
  parties.flatMap(({ role, actorId }) =>
    actorId && (role === 'author' || role === 'on_behalf_of') ? [actorId] : [],
  )

/** The positions that somebody may code on these topics and that one of the former authors holds. */
function findHeld(
  positions: readonly PositionWithLetter[],
  topics: readonly { id: string }[],
  formerIds: readonly string[],
): PositionWithLetter[] {
  const codable = new Set(topics.map(({ id }) => id))
  return positions.filter(
    ({ status, topicId, holderIds }) =>
      status !== 'withdrawn' &&
      codable.has(topicId) &&
      holderIds.some((id) => formerIds.includes(id)),
  )
}

/**
 * Who wrote a letter before its head was corrected, does not any more, and holds positions in it that whoever corrected
 * it may code; so that one can ask whose these are.
 */
export async function findFormerAuthors(
  { user, visible, lastDossier }: Pick<RequestContext, 'user' | 'visible' | 'lastDossier'>,
  letterId: string,
  before: readonly Party[],
): Promise<string[]> {
  const letterDetail = await visible.letters.byId(letterId)
  if (!letterDetail) return []
  const authorIds = listAuthorIds(letterDetail.parties)
  const formerIds = listAuthorIds(before).filter((id) => !authorIds.includes(id))
  if (!formerIds.length || !authorIds.length) return []
  const { topics } = await findLetterTopics({ user, visible, lastDossier }, letterId, [])
  const held = findHeld(await visible.positions.ofLetter(letterId), topics, formerIds)
  return formerIds.filter((id) => held.some(({ holderIds }) => holderIds.includes(id)))
}

/** The positions of a letter that a former author of it holds, with who wrote it and may hold them instead. */
export async function loadHolderMoves(
  context: RequestContext,
  letterId: string,
  formerId: string | null,
) {
  const { visible, letterDetail, topics } = await requireCodableLetter(context, letterId)
  const authorIds = listAuthorIds(letterDetail.parties)
  const former = formerId ? await visible.actors.byId(formerId) : null
  const { id, name } = requireFound(
    former && !authorIds.includes(former.id) ? former : null,
    'actor',
  )
  const held = findHeld(await visible.positions.ofLetter(letterId), topics, [id])
  const authors = new Map(
    (await visible.actors.byIds([...new Set(authorIds)])).map((one) => [one.id, one.name]),
  )
  const nameHolders = await findHolderNames(visible, held)
  const topicNames = new Map(topics.map((topic) => [topic.id, nameWithState(topic)]))
  return {
    letter: { id: letterId, title: letterDetail.letter.title },
    former: { id, name },
    authors: [...new Set(authorIds)].map((one) => ({ id: one, name: authors.get(one) ?? '' })),
    positions: held.map((position) => ({
      position,
      topic: topicNames.get(position.topicId) ?? '',
      holders: nameHolders(position),
    })),
  }
}

type MoveOutcome = { ok: true; message: string } | RefusedForm

/** Gives the positions that are ticked, as they were shown, to another author in place of the former one. */
export async function moveHoldersByForm(
  context: RequestContext,
  letterId: string,
  form: FormData,
): Promise<MoveOutcome> {
  const field = (name: string) => String(form.get(name) ?? '')
  const fields = { to: field('to') }
  const { visible, performedBy, letterDetail, topics } = await requireCodableLetter(
    context,
    letterId,
  )
  const formerId = field('former')
  const refuse = (errors: Record<string, string>) => refuseFormBecause('unfit', errors, fields)
  if (!listAuthorIds(letterDetail.parties).includes(fields.to))
    return refuse({ to: 'Choose who wrote this letter and holds them.' })
  const ticked = form.getAll('position').map((value) => String(value).split(' '))
  if (!ticked.length) return refuse({ form: 'Tick the positions that are to be moved.' })
  const held = findHeld(await visible.positions.ofLetter(letterId), topics, [formerId])
  const moved = ticked.flatMap(([id, revision]) => {
    const before = held.find(
      (position) => position.id === id && position.revision === parseRevision(revision ?? null),
    )
    return before ? [{ before, holderIds: replaceHolder(before, formerId, fields.to) }] : []
  })
  const overtaken = () => refuseFormBecause('changed meanwhile', { form: overtakenMessage }, fields)
  if (moved.length < ticked.length) return overtaken()
  return withStoreErrors<MoveOutcome, MoveOutcome>(
    async () => {
      const { changed } = await visible.positions.moveHolders(moved, performedBy)
      return changed
        ? { ok: true, message: `${formatQuantity(moved.length, 'position')} moved.` }
        : overtaken()
    },
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

const overtakenMessage =
  'Somebody changed one of these positions meanwhile, so none was moved. Look at them again.'

const replaceHolder = ({ holderIds }: PositionWithLetter, formerId: string, toId: string) => [
  ...new Set(holderIds.map((id) => (id === formerId ? toId : id))),
]
