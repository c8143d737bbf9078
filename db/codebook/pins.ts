import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { chooseMark, markDrawnActors } from '#app/domain/actor-marks.ts'
import { mostPins, type ActorPin } from '#app/domain/pins.ts'
import { bindFirst } from '../core/bind-first.ts'
import { atomically, commit, type Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, givenMarks, pins } from '../schema/schema.ts'
import { findActors } from './actor-rows.ts'
import { freePair, listGivenMarks, readGivenMarks, readMarks } from './given-marks.ts'

/** Whom the reader keeps in sight in a dossier, and the marks that the dossier gives to those whom anybody pins. */
export function bindPins(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      ofReader: listPins,
      pin: pinActor,
      unpin: unpinActor,
      marks: readMarks,
      given: listGivenMarks,
    }),
    ...bindFirst(visible.db, { freePair }),
  }
}

/** A pin by whom the pinned actor counts as by now. */
type PinRow = { countsAsId: string; pinnedAt: string }

/** Those whom the reader pinned and may know of, in the order in which they did so; of nobody’s eyes none. */
async function listPins(visible: VisibleScope, dossierId: string): Promise<ActorPin[]> {
  const rows = await readPins(visible, dossierId)
  const shown = await findActors(
    visible,
    rows.map(({ countsAsId }) => countsAsId),
  )
  const names = new Map(shown.map(({ id, name }) => [id, name]))
  const ids = [...new Set(rows.map(({ countsAsId }) => countsAsId))].filter((id) => names.has(id))
  const marks = markDrawnActors(ids, await readMarks(visible, dossierId))
  return ids.map((id) => ({ id, name: names.get(id)!, mark: marks[id]! }))
}

async function readPins({ db, readerId }: VisibleScope, dossierId: string): Promise<PinRow[]> {
  if (readerId === null) return []
  return db
    .select({ countsAsId: actors.countsAsId, pinnedAt: pins.pinnedAt })
    .from(pins)
    .innerJoin(actors, eq(actors.id, pins.actorId))
    .where(and(eq(pins.userId, readerId), eq(pins.dossierId, dossierId)))
    .orderBy(asc(pins.pinnedAt), asc(pins.actorId))
}

/** How often marks are read anew because somebody else pinned meanwhile. */
const attempts = 8

/**
 * Keeps an actor in sight for the reader. Whoever is pinned in the dossier for the first time is given a mark with it,
 * which stays when they are unpinned. False where the reader has pinned as many as one may.
 */
async function pinActor(
  visible: VisibleScope,
  dossierId: string,
  actorId: string,
): Promise<boolean> {
  const { db, readerId } = visible
  if (readerId === null) return false
  for (let left = attempts; left > 0; left -= 1) {
    const stored = await readPins(visible, dossierId)
    if (stored.some(({ countsAsId }) => countsAsId === actorId)) return true
    if ((await listPins(visible, dossierId)).length >= mostPins) return false
    const given = await readGivenMarks(db, dossierId)
    const hasMark = given.some(({ countsAsId }) => countsAsId === actorId)
    const mark = hasMark ? null : chooseMark(given.map((one) => one.mark))
    if (await insertPin(db, { userId: readerId, dossierId, actorId }, stored, mark)) return true
  }
  throw new Error('Others pinned actors of this dossier all the while. Try again.')
}

/** The pin where the person has as many as was read, with the mark where nobody else was given it meanwhile. */
function insertPin(
  db: Db,
  { userId, dossierId, actorId }: { userId: string; dossierId: string; actorId: string },
  stored: readonly { pinnedAt: string }[],
  mark: number | null,
): Promise<boolean> {
  // Of two of one millisecond it could not be told which came first.
  const newest = Date.parse(stored.at(-1)?.pinnedAt ?? '') || 0
  const at = new Date(Math.max(Date.now(), newest + 1)).toISOString()
  const isAsRead = sql`(select count(*) from pins where user_id = ${userId} and dossier_id = ${dossierId}) = ${stored.length}`
  return commit(
    atomically(db, (tx) => [
      {
        requireChange: sql`insert into pins (user_id, dossier_id, actor_id, pinned_at)
          select ${userId}, ${dossierId}, a.id, ${at} from actors a where a.id = ${actorId} and ${isAsRead}`,
      },
      ...(mark === null
        ? []
        : [
            {
              requireChange: tx
                .insert(givenMarks)
                .values({ dossierId, actorId, mark, givenAt: at })
                .onConflictDoNothing(),
            },
          ]),
    ]),
  )
}

/** Keeps an actor in sight no more, nor any that counts as it. */
async function unpinActor(
  { db, readerId }: VisibleScope,
  dossierId: string,
  actorId: string,
): Promise<void> {
  if (readerId === null) return
  const same = db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, actorId))
  await atomically(db, (tx) => [
    tx
      .delete(pins)
      .where(
        and(eq(pins.userId, readerId), eq(pins.dossierId, dossierId), inArray(pins.actorId, same)),
      ),
  ])
}
