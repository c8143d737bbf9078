import { chooseCurrentDossier, actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import type { Topic } from '#app/domain/topics.ts'
import { hasPermission, type Principal } from '#app/domain/users.ts'
import { requireFound, requirePermission } from './guard.ts'
import type { RequestContext } from './request-context.ts'
import { findBlindLetter, refuseBlind } from './visible-store.ts'
import type { VisibleStore } from '#app/store.server.ts'

/**
 * The topics of the dossiers that a letter lies in: those that somebody may code on, and all that they see; `codable`
 * are the dossiers of the former.
 */
export type LetterTopics = {
  dossiers: DossierRecord[]
  codable: DossierRecord[]
  topics: Topic[]
  seen: Topic[]
}

type LetterCoder = { visible: VisibleStore; user: Principal | null; lastDossier: string | null }

/**
 * The topics that passages of a letter can be on for somebody: of the dossiers that it lies in, the one they looked at
 * last first, where they may code there and it is open. `topicIds` are those that it is coded on already, also by
 * dossiers that it lies in no more.
 */
export async function findLetterTopics(
  { visible, user, lastDossier }: LetterCoder,
  letterId: string,
  topicIds: readonly string[],
): Promise<LetterTopics> {
  const lyingIn = (await visible.dossiers.ofLetters([letterId])).get(letterId) ?? []
  const own = (await visible.dossiers.all()).filter(({ id }) => lyingIn.includes(id))
  const first = chooseCurrentDossier(own, lastDossier)
  const dossiers = first ? [first, ...own.filter((dossier) => dossier !== first)] : []
  const [topics, seen] = [new Map<string, Topic>(), new Map<string, Topic>()]
  for (const dossier of dossiers)
    for (const topic of await visible.topics.ofDossier(dossier.id)) {
      seen.set(topic.id, topic)
      if (mayCodeIn(user, dossier)) topics.set(topic.id, topic)
    }
  const others = [...new Set(topicIds)].filter((id) => !seen.has(id))
  for (const topic of await visible.topics.byIds(others)) seen.set(topic.id, topic)
  const codable = dossiers.filter((dossier) => mayCodeIn(user, dossier))
  return { dossiers, codable, topics: [...topics.values()], seen: [...seen.values()] }
}

/**
 * The letter of an address for somebody who may code in it; with `blind` also where they code it a second time. Throws
 * a `Response`: 404 where they see none, 403 with a sentence where they may code in none of the dossiers that it lies
 * in.
 */
export async function requireCodableLetter(
  context: RequestContext,
  letterId: string,
  { blind = false } = {},
) {
  const { user, visible: seen, performedBy } = requirePermission(context, 'read')
  const known = await seen.letters.byId(letterId)
  const coded = known ? null : await findBlindLetter(context, letterId)
  if (coded && !blind) throw refuseBlind(letterId)
  const visible = coded?.visible ?? seen
  const letterDetail = requireFound(known ?? coded?.letterDetail, 'letter')
  const { topics, codable } = await findLetterTopics(
    { visible, user, lastDossier: null },
    letterId,
    [],
  )
  if (!topics.length) {
    requirePermission(context, 'code positions')
    throw new Response(
      'You may code in none of the dossiers that this letter lies in, so nothing was stored. Put it into a dossier ' +
        'that is open, or ask an editor.',
      { status: 403 },
    )
  }
  if (!coded) await visible.secondCodings.noteOpening(letterId, user.id)
  const dossierIds = codable.map(({ id }) => id)
  const secondCodingId = coded?.blind?.id ?? null
  return { visible, user, performedBy, letterDetail, topics, dossierIds, secondCodingId }
}

function mayCodeIn(user: Principal | null, dossier: DossierRecord): boolean {
  return (
    user !== null &&
    dossier.closedAt === null &&
    hasPermission(actInDossier(user, dossier), 'code positions')
  )
}
