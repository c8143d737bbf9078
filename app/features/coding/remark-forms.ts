import { findLetterTopics } from '#app/auth/coding-topics.ts'
import { requireDeed, requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { remarkSchema } from '#app/domain/concerns.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { countPages, pageSizes, rowsBeforePage } from '#app/domain/page-size.ts'
import type { QuoteRemark, RemarkFilter } from '#app/domain/remarks.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'

/** A remark with its moments in words. */
type RemarkRow = QuoteRemark & { made: string; answered: string | null }

/** A quote of a letter with what was said of it. Throws a 404 where the reader sees no such position. */
export async function loadRemarks(
  context: RequestContext,
  letterId: string,
  positionId: string | null,
) {
  const { user, visible, position, topic, mayAnswer } = await findQuote(
    context,
    letterId,
    positionId,
  )
  return {
    letter: { id: letterId, title: position.letter.title },
    position: { ...position, topic: topic && nameWithState(topic) },
    remarks: (await visible.remarks.ofPosition(position.id)).map(describeRemark),
    mayRemark: hasPermission(user, 'remark on quotes'),
    mayAnswer,
  }
}

/** The position that an address names, and whether its reader may code there, which is who answers. */
async function findQuote(context: RequestContext, letterId: string, positionId: string | null) {
  const { user, visible, performedBy } = requirePermission(context, 'read')
  const found = await visible.positions.byId(positionId ?? '')
  const position = requireFound(found?.letterId === letterId ? found : null, 'position')
  await visible.secondCodings.noteOpening(letterId, user.id)
  const { topics, seen } = await findLetterTopics({ visible, user, lastDossier: null }, letterId, [
    position.topicId,
  ])
  const topic = seen.find(({ id }) => id === position.topicId)
  const mayAnswer = topics.some(({ id }) => id === position.topicId)
  return { user, visible, performedBy, position, topic, mayAnswer }
}

/** What waits for somebody: of everything where they settle what coders ask, otherwise of what they coded. */
export async function listWaitingRemarks({ user, visible }: Asker, asked = 1) {
  return listPage(visible, findWaiting(user), asked)
}

export async function countWaitingRemarks({ user, visible }: Asker): Promise<number> {
  return visible.remarks.count(findWaiting(user))
}

const findWaiting = (user: User): RemarkFilter => ({
  kind: 'waiting',
  forId: hasPermission(user, 'settle what coders ask') ? null : user.id,
})

/** What somebody said of quotes, the newest first, with the answers. */
export async function listOwnRemarks({ user, visible }: Asker, asked = 1) {
  return listPage(visible, { kind: 'own', ofId: user.id }, asked)
}

type Asker = { user: User; visible: VisibleStore }

async function listPage(visible: VisibleStore, filter: RemarkFilter, asked: number) {
  const size = pageSizes.remarks
  const total = await visible.remarks.count(filter)
  const pages = countPages(total, size)
  const page = Math.min(asked, pages)
  const found = await visible.remarks.page(filter, size, rowsBeforePage(page, size))
  return { rows: found.map(describeRemark), total, page, pages }
}

function describeRemark(remark: QuoteRemark): RemarkRow {
  const { madeAt, answeredAt } = remark
  return { ...remark, made: formatMoment(madeAt), answered: answeredAt && formatMoment(answeredAt) }
}

type RemarkOutcome = { ok: true; message: string } | RefusedForm

export const remarkFields = ['deed', 'position', 'remark', 'words', 'answer'] as const

type RemarkForm = Awaited<ReturnType<typeof findQuote>> & { fields: Record<string, string> }

const deeds: Record<string, (form: RemarkForm) => Promise<RemarkOutcome>> = {
  remark: makeRemark,
  answer: answerRemark,
}

/**
 * Says something of a quote, or answers what was said. Throws a 400 for a form that no page sends, a 404 where the
 * sender sees no such position, and a 403 where they may not.
 */
export async function applyRemarkForm(
  context: RequestContext,
  letterId: string,
  fields: Record<string, string>,
): Promise<RemarkOutcome> {
  const run = requireDeed(deeds, fields.deed)
  const quote = await findQuote(context, letterId, fields.position ?? null)
  if (fields.deed === 'remark') requirePermission(context, 'remark on quotes')
  else if (!quote.mayAnswer) requirePermission(context, 'settle what coders ask')
  return withStoreErrors<RemarkOutcome, RemarkOutcome>(
    () => run({ ...quote, fields }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function makeRemark({
  user,
  visible,
  performedBy,
  position,
  fields,
}: RemarkForm): Promise<RemarkOutcome> {
  const words = remarkSchema('Write what you see.').safeParse(fields.words ?? '')
  if (!words.success)
    return refuseFormBecause('unfit', { words: words.error.issues[0]!.message }, fields)
  const remark = { positionId: position.id, words: words.data }
  await visible.remarks.make(remark, { ...performedBy, userId: user.id })
  return { ok: true, message: 'Whoever codes here sees it now; their answer will stand here.' }
}

async function answerRemark({
  visible,
  performedBy,
  position,
  fields,
}: RemarkForm): Promise<RemarkOutcome> {
  const answer = remarkSchema('Write an answer.').safeParse(fields.answer ?? '')
  if (!answer.success)
    return refuseFormBecause('unfit', { answer: answer.error.issues[0]!.message }, fields)
  const given = { id: fields.remark ?? '', positionId: position.id, answer: answer.data }
  const { changed } = await visible.remarks.answer(given, performedBy)
  return changed
    ? { ok: true, message: 'Answered: whoever remarked reads it here.' }
    : refuseFormBecause(
        'changed meanwhile',
        { form: 'Somebody answered this meanwhile; their answer stands below.' },
        fields,
      )
}
