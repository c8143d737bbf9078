import {
  refuseRemarkAnswer,
  requireDeed,
  requireFound,
  requirePermission,
} from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { sentencesSchema } from '#app/domain/written-words.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { findWaitingRemarks, mayAnswerRemark, type QuoteRemark } from '#app/domain/remarks.ts'
import { nameWithState } from '#app/domain/topics.ts'
import { hasPermission, type User } from '#app/domain/users.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { readOnePage } from '../list-page.ts'
import { withStoreErrors } from '../try-store.ts'

/** A remark with its moments in words, and whether whoever reads it may answer it. */
type RemarkRow = QuoteRemark & { made: string; answered: string | null; mayAnswer: boolean }

/** A quote of a letter with what was said of it. Throws a 404 where the reader sees no such position. */
export async function loadRemarks(
  context: RequestContext,
  letterId: string,
  positionId: string | null,
) {
  const { user, visible, position, topic } = await findQuote(context, letterId, positionId)
  return {
    letter: { id: letterId, title: position.letter.title },
    position: { ...position, topic: topic && nameWithState(topic) },
    remarks: await describeRemarks(
      { user, visible },
      await visible.remarks.ofPosition(position.id),
    ),
    mayRemark: hasPermission(user, 'remark on quotes'),
  }
}

/** The position that an address names. */
async function findQuote(context: RequestContext, letterId: string, positionId: string | null) {
  const { user, visible, performedBy } = requirePermission(context, 'read')
  const found = await visible.positions.byId(positionId ?? '')
  const position = requireFound(found?.letterId === letterId ? found : null, 'position')
  await visible.secondCodings.noteOpening(letterId, user.id)
  const [topic] = await visible.topics.byIds([position.topicId])
  return { user, visible, performedBy, position, topic }
}

/** The remarks that wait for somebody, of all dossiers that they see or of one. */
export async function listWaitingRemarks(
  { user, visible }: Asker,
  { dossierId, asked = 1 }: { dossierId?: string; asked?: number } = {},
) {
  const filter = { ...findWaitingRemarks(user, await visible.dossiers.all()), dossierId }
  return readOnePage({
    ...{ size: pageSizes.remarks, asked },
    count: () => visible.remarks.count(filter),
    read: async (limit, offset) =>
      describeRemarks({ user, visible }, await visible.remarks.page(filter, limit, offset)),
  })
}

/** How many remarks on quotes of a dossier wait for somebody: those that their list has. */
export async function countWaitingRemarks(
  { user, visible }: Asker,
  dossierId: string,
): Promise<number> {
  const filter = findWaitingRemarks(user, await visible.dossiers.all())
  return visible.remarks.count({ ...filter, dossierId })
}

/** What somebody said of quotes, the newest first, with the answers, which are for others to give. */
export async function listOwnRemarks({ user, visible }: Asker, asked = 1) {
  const filter = { kind: 'own' as const, ofId: user.id }
  return readOnePage({
    ...{ size: pageSizes.remarks, asked },
    count: () => visible.remarks.count(filter),
    read: async (limit, offset) =>
      (await visible.remarks.page(filter, limit, offset)).map((remark) =>
        describeRemark(remark, false),
      ),
  })
}

type Asker = { user: User; visible: VisibleStore }

async function describeRemarks(asker: Asker, remarks: readonly QuoteRemark[]) {
  const answerable = await findAnswerable(
    asker,
    remarks.map(({ positionId }) => positionId),
  )
  return remarks.map((remark) => describeRemark(remark, answerable.has(remark.positionId)))
}

/** Of which of these positions somebody answers what is said. */
async function findAnswerable(
  { user, visible }: Asker,
  positionIds: readonly string[],
): Promise<Set<string>> {
  const [all, quoted] = [
    await visible.dossiers.all(),
    await visible.remarks.dossiersOf([...new Set(positionIds)]),
  ]
  const isAnswerable = (id: string) =>
    mayAnswerRemark(
      user,
      all.filter((dossier) => quoted.get(id)?.includes(dossier.id)),
    )
  return new Set(positionIds.filter(isAnswerable))
}

function describeRemark(remark: QuoteRemark, mayAnswer: boolean): RemarkRow {
  const { madeAt, answeredAt } = remark
  return {
    ...remark,
    ...{ made: formatMoment(madeAt), answered: answeredAt && formatMoment(answeredAt), mayAnswer },
  }
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
  else await requireAnswerable(quote)
  return withStoreErrors<RemarkOutcome, RemarkOutcome>(
    () => run({ ...quote, fields }),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, fields),
  )
}

async function requireAnswerable({ user, visible, position }: Omit<RemarkForm, 'fields'>) {
  if ((await findAnswerable({ user, visible }, [position.id])).has(position.id)) return
  throw refuseRemarkAnswer()
}

async function makeRemark({
  user,
  visible,
  performedBy,
  position,
  fields,
}: RemarkForm): Promise<RemarkOutcome> {
  const words = sentencesSchema('Write what you see.').safeParse(fields.words ?? '')
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
  const answer = sentencesSchema('Write an answer.').safeParse(fields.answer ?? '')
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
