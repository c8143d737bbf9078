import type { RequestContext } from '#app/auth/request-context.ts'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import { invalidForm } from '#app/auth/guard.ts'
import type { RefusalCause } from '#app/domain/form-refusal.ts'
import { withStoreErrors } from '../try-store.ts'

/** Whom a letter may ask, on which topics, and whom it is said to ask, each as `actor topic`. */
export async function loadAsksForm(context: RequestContext, letterId: string) {
  const { visible, letterDetail, topics } = await requireCodableLetter(context, letterId)
  const asks = await visible.asks.ofLetter(letterId)
  const topicIds = new Set(topics.map(({ id }) => id))
  const own = asks.filter(({ topicId }) => topicIds.has(topicId))
  const recipients = new Map(
    letterDetail.parties.flatMap(({ role, actorId, name }) =>
      actorId && name && (role === 'recipient' || role === 'cc') ? [[actorId, name]] : [],
    ),
  )
  const others = own.map(({ actorId }) => actorId).filter((id) => !recipients.has(id))
  for (const { id, name } of await visible.actors.byIds([...new Set(others)]))
    recipients.set(id, name)
  return {
    id: letterId,
    title: letterDetail.letter.title,
    recipients: [...recipients].map(([id, name]) => ({ id, name })),
    topics: topics.map(({ id, name }) => ({ id, name })),
    asked: own.map(keyOf).sort(),
  }
}

const keyOf = ({ actorId, topicId }: { actorId: string; topicId: string }) =>
  `${actorId} ${topicId}`

/** `ticked` is what the form that was refused says, each as `actor topic`. */
type AskOutcome =
  { outcome: 'stored' } | { outcome: RefusalCause; errors: { form: string }; ticked: string[] }

const overtakenMessage =
  'Somebody else said meanwhile whom this letter asks, so nothing was stored. Below is what you ticked, and beside it ' +
  'where they said otherwise. Save again to put yours in its place.'

/** Keeps whom a letter asks as its form says, unless somebody else changed that since the form was read. */
export async function saveAsksForm(
  context: RequestContext,
  letterId: string,
  form: FormData,
): Promise<AskOutcome> {
  const { visible, performedBy } = await requireCodableLetter(context, letterId)
  const { recipients, topics, asked } = await loadAsksForm(context, letterId)
  if (!form.has('shown')) throw invalidForm()
  const ticked = new Set(form.getAll('ask').map(String))
  const refuse = (outcome: RefusalCause, sentence: string): AskOutcome => ({
    ...{ outcome, errors: { form: sentence }, ticked: [...ticked] },
  })
  const overtaken = () => refuse('changed meanwhile', overtakenMessage)
  if (form.get('shown') !== asked.join()) return overtaken()
  const changes = topics.flatMap(({ id: topicId }) => {
    const before = selectActors(topicId, new Set(asked))
    const after = selectActors(topicId, ticked)
    return before.join() === after.join() ? [] : [{ topicId, before, after }]
  })
  function selectActors(topicId: string, keys: ReadonlySet<string>): string[] {
    return recipients.map(({ id }) => id).filter((actorId) => keys.has(keyOf({ actorId, topicId })))
  }
  return withStoreErrors<AskOutcome, AskOutcome>(
    async () => {
      const { changed } = await visible.asks.save(letterId, changes, performedBy)
      return changed ? { outcome: 'stored' } : overtaken()
    },
    (sentence) => refuse('not stored', sentence),
  )
}
