import { and, asc, desc, eq, gte, inArray, lte, ne, notInArray, sql, type SQL } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { LetterKind } from '#app/domain/letters.ts'
import { maskedQuote, masked } from '#app/domain/masking/masking.ts'
import type { PositionForm } from '#app/domain/position-form.ts'
import type { Position, Stated, Status } from '#app/domain/positions.ts'
import type { Quote } from '#app/domain/text.ts'
import { standing } from './actors.ts'
import { noted, type AuditEntry, type Doer } from './audit.ts'
import { among, atomically, done, type Db, type Demand, type Statement, type Transaction } from './dialect.ts'
import { evidenceAnew } from './evidence.ts'
import { actors, evidence, letters, positionHolders, positions, topics, users } from './schema.ts'
import type { Sight } from './sight.ts'
import { countingAs } from './topics.ts'

/** A position to be stored: what was said about it, with its quote in one text version. */
export type NewPosition = { id: string; letterId: string; textVersionId: string; lastDay: Day; said: Said; quote: Quote; paragraph: number | null }
export type Said = Omit<PositionForm, 'exact' | 'start' | 'end'>

/** What a position becomes when one goes back to an earlier state of it; the quote stands in the text version named. */
export type Turned = { said: Said; quote: Quote; paragraph: number | null; status: Status; textVersionId: string }
/** Why it goes back: to a version that somebody chose, or because somebody undoes what they did; `entryId` is the audit log's. */
export type Turning = { deed: 'went back' | 'undid'; entryId: string }

/** Which positions a screen asks for: those that count for the actors, on the topics; what is left out does not narrow. Days are the letters' last possible days. */
export type Asked = { actorIds?: readonly string[]; topicIds?: readonly string[]; from?: Day; to?: Day }

/** `changed` false: somebody else changed it since `revision`, and nothing was stored. */
export type Outcome = { changed: boolean }

/** The positions of the letters that somebody sees: masked for lists, charts and files, as they stand for the coding screen (`ofLetter`, `byId`). */
export function positionsIn(db: Db, { hidden, seen }: Sight) {
  const read = async (where: SQL | undefined, order: SQL[], most?: number, skip?: number): Promise<Stated[]> => {
    const query = db.select(columns).from(positions).innerJoin(topics, eq(topics.id, positions.topicId)).innerJoin(letters, eq(letters.id, positions.letterId)).leftJoin(users, eq(users.id, positions.createdBy)).where(and(where, seen(positions.letterId))).orderBy(...order).$dynamic()
    const rows = await (most === undefined ? query : query.limit(most).offset(skip ?? 0))
    const holders = await holdersOf(db, rows.map(({ id }) => id))
    return rows.map((row) => asStated(row, holders.get(row.id) ?? []))
  }
  const stated: typeof read = async (...asked) => (await read(...asked)).map(maskedPosition)
  const narrowed = async (asked: Asked): Promise<SQL | undefined> => {
    // The evidence knows topic, day and status too; asked for again here, SQLite would walk every row of the topic.
    if (asked.actorIds) return inArray(positions.id, db.select({ id: evidence.positionId }).from(evidence).where(counting(asked, asked.actorIds)))
    return and(
      eq(positions.status, 'approved'),
      asked.topicIds && inArray(positions.topicId, await countingAs(db, asked.topicIds)),
      asked.from ? gte(positions.lastDay, asked.from) : undefined,
      asked.to ? lte(positions.lastDay, asked.to) : undefined,
    )
  }
  const oldest = [asc(positions.lastDay), asc(positions.letterId), asc(positions.start), asc(positions.id)]
  const newest = [desc(positions.lastDay), desc(positions.createdAt), asc(positions.id)]
  return {
    /** Approved positions (or those of `statuses`), oldest letter first, in the order of the text. */
    stated: async (asked: Asked): Promise<Stated[]> => stated(await narrowed(asked), oldest),

    /** The same, newest first, a page at a time. */
    newest: async (asked: Asked, most: number, skip = 0): Promise<Stated[]> => stated(await narrowed(asked), newest, most, skip),

    count: async (asked: Asked): Promise<number> => (await db.select({ rows: sql<number>`count(*)` }).from(positions).where(and(await narrowed(asked), seen(positions.letterId))))[0]?.rows ?? 0,

    /** All positions of a letter, withdrawn ones too, in the order of its text. */
    ofLetter: async (letterId: string): Promise<Stated[]> => read(eq(positions.letterId, letterId), [asc(positions.start), asc(positions.id)]),

    /** Who holds each of the positions, by its id. */
    holders: async (ids: readonly string[]): Promise<Map<string, string[]>> => holdersOf(db, ids, sql`${positionHolders.positionId} not in (select id from positions where letter_id in (${hidden}))`),

    byId: async (id: string): Promise<Stated | null> => (await read(eq(positions.id, id), oldest))[0] ?? null,

    /** Approved positions by their ids, oldest letter first. */
    byIds: async (ids: readonly string[]): Promise<Stated[]> => (ids.length ? stated(and(eq(positions.status, 'approved'), among(db, positions.id, ids)), oldest) : []),

    /** Those who spoke last on the topics, newest first: whom a chart shows when nobody is asked for. */
    recentHolders: async (topicIds: readonly string[], most: number): Promise<string[]> => {
      const last = new Map<string, Day>()
      for (const topicId of topicIds) for (const { actorId, lastDay } of await newestHolders(db, topicId, most, seen(positions.letterId))) if (lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
      return [...last].sort(([a, aDay], [b, bDay]) => (aDay === bDay ? (a < b ? -1 : 1) : aDay < bDay ? 1 : -1)).slice(0, most).map(([actorId]) => actorId)
    },

    /** The newest last day of evidence that is not after `to`; null without any. */
    newestDay: async (to: Day): Promise<Day | null> => {
      const [row] = await db.select({ day: positions.lastDay }).from(positions).where(and(lte(positions.lastDay, to), eq(positions.status, 'approved'), eq(positions.reported, false), seen(positions.letterId))).orderBy(desc(positions.lastDay)).limit(1)
      return row?.day ?? null
    },

    /** Stores a position with its holders. The same id again changes nothing: a form posted twice is one position. */
    record: async (added: NewPosition, doer: Doer): Promise<Outcome> => {
      const [there] = await db.select({ id: positions.id }).from(positions).where(eq(positions.id, added.id))
      if (there) return { changed: false }
      const at = new Date().toISOString()
      await atomically(db, (tx) => [...insertPosition(tx, added, doer, at), ...evidenceAnew(tx, { positionId: added.id })])
      return { changed: true }
    },

    /** Changes a position that nobody else changed since `revision`. */
    change: async (before: Stated, revision: number, change: { said: Said; quote: Quote; paragraph: number | null }, doer: Doer): Promise<Outcome> => {
      const { said, quote, paragraph } = change
      const entry = { deed: 'changed', thing: 'position', thingId: before.id, before: saidOf(before), after: saidOf({ ...said, quote }) }
      return lockedly(db, (tx) => rewritten(tx, { id: before.id, revision, said, doer, entry, changes: { ...storedQuote(quote), paragraph }, where: ne(positions.status, 'withdrawn') }))
    },

    /** Gives a position that nobody else changed since `revision` back what it said before, with whether it was withdrawn. */
    turnBack: async (before: Stated, revision: number, { said, quote, ...turned }: Turned, { deed, entryId }: Turning, doer: Doer): Promise<Outcome> => {
      const entry = { deed, thing: 'position', thingId: before.id, before: { ...saidOf(before), status: before.status }, after: { ...saidOf({ ...said, quote }), status: turned.status, entryId } }
      return lockedly(db, (tx) => rewritten(tx, { id: before.id, revision, said, doer, entry, changes: { ...storedQuote(quote), ...turned } }))
    },

    /** Withdraws or restores: the position stays, struck out, and can come back. */
    setStatus: async (id: string, revision: number, status: Status, doer: Doer): Promise<Outcome> => {
      const at = new Date().toISOString()
      return lockedly(db, (tx) => [
        { must: tx.update(positions).set({ status, changedAt: at, changedBy: doer.userId, revision: revision + 1 }).where(and(eq(positions.id, id), eq(positions.revision, revision), ne(positions.status, status))) },
        ...evidenceAnew(tx, { positionId: id }),
        noted(tx, doer, at, { deed: status === 'withdrawn' ? 'withdrew' : 'restored', thing: 'position', thingId: id, before: { status: status === 'withdrawn' ? 'approved' : 'withdrawn' }, after: { status } }),
      ])
    },
  }
}

type Rewriting = { id: string; revision: number; said: Said; doer: Doer; entry: AuditEntry; changes: Partial<typeof positions.$inferInsert>; where?: SQL }

function rewritten(tx: Transaction, { id, revision, said, doer, entry, changes, where }: Rewriting): (Statement | Demand)[] {
  const at = new Date().toISOString()
  const { topicId, ...rest } = storedSaid(said)
  // A topic that was merged shows as the one that remains: saved again, the position keeps the one it was coded with.
  const topic = sql`case when (select counts_as_id from topics where topics.id = positions.topic_id) = (select counts_as_id from topics where topics.id = ${topicId}) then positions.topic_id else ${topicId} end`
  return [
    { must: tx.update(positions).set({ ...rest, ...changes, topicId: topic as never, changedAt: at, changedBy: doer.userId, revision: revision + 1 }).where(and(eq(positions.id, id), eq(positions.revision, revision), where)) },
    ...holdersAnew(tx, id, said),
    ...evidenceAnew(tx, { positionId: id }),
    noted(tx, doer, at, entry),
  ]
}

/** Whoever holds the position no more goes, whoever is new comes; somebody who was merged stays where the one that remains still holds it. */
function holdersAnew(tx: Transaction, positionId: string, said: Said): Statement[] {
  const ids = [...new Set(said.holderIds)]
  const held = tx.select({ id: actors.countsAsId }).from(actors).where(inArray(actors.id, ids))
  return [
    tx.delete(positionHolders).where(and(eq(positionHolders.positionId, positionId), notInArray(standing(positionHolders.actorId), held))),
    ...ids.map((id) => sql`insert into position_holders (position_id, actor_id) select ${positionId}, ${id} where not exists (select 1 from position_holders h join actors a on a.id = h.actor_id join actors n on n.counts_as_id = a.counts_as_id where h.position_id = ${positionId} and n.id = ${id})`),
  ]
}

const columns = {
  id: positions.id, letterId: positions.letterId, topicId: topics.countsAsId, level: positions.level, absence: positions.absence, conditional: positions.conditional,
  condition: positions.condition, note: positions.note, reported: positions.reported, status: positions.status, exact: positions.exact, prefix: positions.prefix,
  suffix: positions.suffix, start: positions.start, end: positions.end, paragraph: positions.paragraph, createdAt: positions.createdAt, revision: positions.revision,
  lastDay: positions.lastDay, coderId: users.id, coderName: users.name, title: letters.title, kind: letters.kind, edtf: letters.edtf, firstDay: letters.firstDay,
  basis: letters.basis, reference: letters.reference, referenceTruncated: letters.referenceTruncated, excerpt: letters.excerpt,
}

type Row = {
  id: string; letterId: string; topicId: string; level: number | null; absence: string | null; conditional: boolean; condition: string | null; note: string | null; reported: boolean
  status: string; exact: string; prefix: string; suffix: string; start: number; end: number; paragraph: number | null; createdAt: string; revision: number; lastDay: string
  coderId: string | null; coderName: string | null; title: string; kind: string; edtf: string; firstDay: string; basis: string | null; reference: string | null; referenceTruncated: boolean; excerpt: boolean
}

function asStated(row: Row, holderIds: string[]): Stated {
  const { exact, prefix, suffix, start, end, coderId, coderName, title, kind, edtf, firstDay, basis, reference, referenceTruncated, excerpt, ...rest } = row
  return {
    ...rest,
    holderIds,
    level: row.level as Level | null,
    absence: row.absence as Absence | null,
    status: row.status as Status,
    quote: { exact, prefix, suffix, start, end },
    coder: coderId && coderName ? { id: coderId, name: coderName } : null,
    letter: { id: row.letterId, title, kind: kind as LetterKind, dated: { edtf, first: firstDay, last: row.lastDay, basis }, reference, referenceTruncated, excerpt },
  }
}

/** A position as it stands outside the coding screen: nobody's address or number in what was quoted or noted. */
function maskedPosition(position: Stated): Stated {
  const { quote, condition, note, letter } = position
  const hide = (words: string | null) => (words === null ? null : masked(words))
  return { ...position, quote: maskedQuote(quote), condition: hide(condition), note: hide(note), letter: { ...letter, title: masked(letter.title), dated: { ...letter.dated, basis: hide(letter.dated.basis) } } }
}

async function holdersOf(db: Db, ids: readonly string[], seen?: SQL): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>()
  if (!ids.length) return holders
  const rows = await db.selectDistinct({ positionId: positionHolders.positionId, actorId: actors.countsAsId }).from(positionHolders).innerJoin(actors, eq(actors.id, positionHolders.actorId)).where(and(among(db, positionHolders.positionId, ids), seen)).orderBy(asc(actors.countsAsId))
  for (const { positionId, actorId } of rows) {
    const known = holders.get(positionId)
    if (known) known.push(actorId)
    else holders.set(positionId, [actorId])
  }
  return holders
}

/**
 * The holders who spoke last on a topic and when, at least `most` where there are so many: from ever more of its
 * newest positions. Of the oldest day that was read some may be missing, so that day is left out.
 */
async function newestHolders(db: Db, topicId: string, most: number, seen: SQL | undefined): Promise<{ actorId: string; lastDay: Day }[]> {
  const topicIds = await countingAs(db, [topicId])
  for (let read = most * 4; ; read *= 4) {
    const newest = db.select({ id: positions.id, lastDay: positions.lastDay }).from(positions).where(and(inArray(positions.topicId, topicIds), eq(positions.status, 'approved'), seen)).orderBy(desc(positions.lastDay)).limit(read).as('newest')
    const rows = await db.select({ positionId: newest.id, actorId: actors.countsAsId, lastDay: newest.lastDay }).from(newest).innerJoin(positionHolders, eq(positionHolders.positionId, newest.id)).innerJoin(actors, eq(actors.id, positionHolders.actorId))
    const all = new Set(rows.map(({ positionId }) => positionId)).size < read
    const until = all ? '' : rows.reduce((oldest, { lastDay }) => (lastDay < oldest ? lastDay : oldest), '9999-12-31')
    const last = new Map<string, Day>()
    for (const { actorId, lastDay } of rows) if (lastDay > until && lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
    if (all || last.size >= most) return [...last].map(([actorId, lastDay]) => ({ actorId, lastDay }))
  }
}

function counting({ topicIds, from, to }: Asked, actorIds: readonly string[]): SQL | undefined {
  return and(
    inArray(evidence.actorId, [...actorIds]),
    topicIds && inArray(evidence.topicId, [...topicIds]),
    from ? gte(evidence.lastDay, from) : undefined,
    to ? lte(evidence.lastDay, to) : undefined,
  )
}

/** Stores a position and its holders; `evidenceAnew` has to follow once they are all there. */
export function insertPosition(tx: Transaction, added: NewPosition, doer: Doer, at: string): Statement[] {
  const { id, letterId, textVersionId, lastDay, said, quote, paragraph } = added
  return [
    tx.insert(positions).values({ id, letterId, textVersionId, lastDay, ...storedSaid(said), ...storedQuote(quote), paragraph, status: 'approved', createdAt: at, createdBy: doer.userId, changedAt: at, changedBy: doer.userId, revision: 1 }),
    ...holderRows(tx, id, said),
    noted(tx, doer, at, { deed: 'added', thing: 'position', thingId: id, after: { letterId, ...said, quote } }),
  ]
}

function storedSaid({ topicId, level, absence, conditional, condition, note, reported }: Said) {
  return { topicId, level, absence, conditional, condition, note, reported }
}

function storedQuote({ exact, prefix, suffix, start, end }: Quote) {
  return { exact, prefix, suffix, start, end }
}

function holderRows(tx: Transaction, positionId: string, said: Said): Statement[] {
  return [...new Set(said.holderIds)].map((actorId) => tx.insert(positionHolders).values({ positionId, actorId }))
}

function saidOf({ topicId, holderIds, level, absence, conditional, condition, note, reported, quote }: Said & Pick<Position, 'quote'>) {
  return { topicId, holderIds, level, absence, conditional, condition, note, reported, quote }
}

async function lockedly(db: Db, statements: Parameters<typeof atomically>[1]): Promise<Outcome> {
  return { changed: await done(atomically(db, statements)) }
}
