import { requireDossier } from '#app/auth/visible-dossier.ts'
import { countPositions } from '#app/domain/method-v2/counted-positions.ts'
import type { User } from '#app/domain/users.ts'
import { loadDifferences } from '#app/features/second-coding/differences-page.ts'
import { settleByForm } from '#app/features/second-coding/settle-pair.ts'
import { actorId, theDossier, topicId } from './letters.ts'
import { requestContextOf } from './request-context.ts'
import type { TestStore } from './store.ts'

/** The differences of the dossier as somebody sees them, with the one that an id names. */
export async function viewDifferences(store: TestStore, user: User, at: string | null = null) {
  const { slug } = await theDossier(store)
  const reader = await requireDossier(requestContextOf(store, user), slug)
  return loadDifferences(reader, { at, letterId: null })
}

/** Sends the form of a difference as it is shown to somebody, with a reason, unless `fields` say otherwise. */
export async function settlePairAs(store: TestStore, user: User, fields: Record<string, string>) {
  const { slug } = await theDossier(store)
  const allowed = await requireDossier(requestContextOf(store, user), slug)
  const { current } = await viewDifferences(store, user, fields.id)
  const firstRevision = String(current?.standing?.revision ?? '')
  return settleByForm({
    ...allowed,
    fields: { firstRevision, reason: 'It says so plainly.', ...fields },
  })
}

/** What of Johansson's counts on encryption, and what coders differ in. */
export async function readCodedStance(store: TestStore, topic = 'Encryption') {
  const [holder, onTopic] = [await actorId(store), await topicId(store, topic)]
  const found = (await store.evidence.ofActors([holder]))(holder, onTopic)
  const { counted, disagreements } = countPositions(found, '2026-01-01')
  return {
    counted: counted.map(({ level }) => level),
    differ: disagreements.map((codings) => codings.map(({ level }) => level)),
  }
}
