import { and, asc, inArray } from 'drizzle-orm'
import { nameOnDay } from '#app/domain/actor-facts.ts'
import { describeActorSort, type ActorKind } from '#app/domain/actors.ts'
import type { PartyRole } from '#app/domain/letters.ts'
import type { LetterRecipient } from '#app/domain/recipients/recipient-groups.ts'
import { inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, parties } from '../schema/schema.ts'
import { readNamesInTime } from '../statements/actor-fact-rows.ts'
import { namedActor } from '../statements/canonical-actor.ts'
import { describeAuthor } from './letter-list.ts'

/** Who wrote each letter and for whom, by the name of its day, in the order printed. */
export async function findPartyNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, { authors: string[]; onBehalfOf: string[] }>> {
  const names = new Map<string, { authors: string[]; onBehalfOf: string[] }>()
  for (const { letterId, role, name } of await readPartiesIn(visible, ids, partyRolesOfAuthors)) {
    const known = names.get(letterId) ?? { authors: [], onBehalfOf: [] }
    known[role === 'author' ? 'authors' : 'onBehalfOf'].push(name)
    names.set(letterId, known)
  }
  return names
}

/** Who was told by each letter, those in copy among them, by the name of its day, in the order printed. */
export async function findRecipientNames(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>()
  for (const { letterId, name } of await readPartiesIn(visible, ids, partyRolesOfRecipients))
    names.set(letterId, [...(names.get(letterId) ?? []), name])
  return names
}

/**
 * Who they are, by whom they count as, each once in a letter; a letter that names nobody, and one that is closed to the
 * reader, is not in it.
 */
export async function findRecipients(
  visible: VisibleScope,
  ids: readonly string[],
): Promise<Map<string, LetterRecipient[]>> {
  const { db } = visible
  const found = new Map<string, LetterRecipient[]>()
  if (!ids.length) return found
  const rows = await db
    .selectDistinct({
      ...{ letterId: parties.letterId, id: actors.id },
      ...{ kind: actors.kind, heldInTurn: actors.heldInTurn },
    })
    .from(parties)
    .leftJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .leftJoin(actors, namedActor.countsAs)
    .where(arePartiesOf(visible, ids, partyRolesOfRecipients))
    .orderBy(asc(parties.letterId), asc(actors.id))
  for (const { letterId, id, kind, heldInTurn } of rows) {
    const own = found.get(letterId) ?? []
    own.push(
      id === null
        ? { actorId: null, sort: null }
        : {
            actorId: id,
            sort: describeActorSort({ kind: kind as ActorKind, heldInTurn: heldInTurn! }),
          },
    )
    found.set(letterId, own)
  }
  return found
}

const partyRolesOfAuthors: PartyRole[] = ['author', 'on_behalf_of']
const partyRolesOfRecipients: PartyRole[] = ['recipient', 'cc']

const arePartiesOf = (
  { db, isVisible }: VisibleScope,
  ids: readonly string[],
  roles: readonly PartyRole[],
) =>
  and(
    inList(db, parties.letterId, ids),
    inArray(parties.role, [...roles]),
    isVisible(parties.letterId),
  )

async function readPartiesIn(
  visible: VisibleScope,
  ids: readonly string[],
  roles: readonly PartyRole[],
): Promise<{ letterId: string; role: string; name: string }[]> {
  const { db } = visible
  if (!ids.length) return []
  const rows = await db
    .select({
      ...{ letterId: parties.letterId, role: parties.role, lastDay: parties.lastDay },
      ...{ id: actors.id, name: actors.name },
    })
    .from(parties)
    .leftJoin(namedActor.table, namedActor.isIn(parties.actorId))
    .leftJoin(actors, namedActor.countsAs)
    .where(arePartiesOf(visible, ids, roles))
    .orderBy(asc(parties.place))
  const then = await readNamesInTime(
    visible,
    rows.flatMap(({ id }) => id ?? []),
  )
  return rows.map(({ letterId, role, lastDay, id, name }) => ({
    ...{ letterId, role },
    name: nameOnDay(describeAuthor(name, id), then.get(id ?? ''), lastDay),
  }))
}
