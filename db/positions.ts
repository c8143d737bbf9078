import { and, asc, desc, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import type { Day } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { LetterKind } from '#app/domain/letters.ts'
import { maskQuote, maskText } from '#app/domain/masking/mask-text.ts'
import type { PositionWithLetter, PositionStatus } from '#app/domain/positions.ts'
import { among, type Db } from './dialect.ts'
import { positionWrites } from './position-storing.ts'
import { actors, evidence, letters, positionHolders, positions, topics, users } from './schema.ts'
import type { Sight } from './sight.ts'
import { countingAs } from './topics.ts'

/** Which positions a screen asks for: those that count for the actors, on the topics; what is left out does not narrow. Days are the letters' last possible days. */
export type Asked = {
  actorIds?: readonly string[]
  topicIds?: readonly string[]
  from?: Day
  to?: Day
}

/** The positions of the letters that somebody sees: masked for lists, charts and files, as they stand for the coding screen (`ofLetter`, `byId`). */
export function positionsIn(db: Db, { hidden, seen }: Sight) {
  const read = async (
    where: SQL | undefined,
    order: SQL[],
    most?: number,
    skip?: number,
  ): Promise<PositionWithLetter[]> => {
    const query = db
      .select(columns)
      .from(positions)
      .innerJoin(topics, eq(topics.id, positions.topicId))
      .innerJoin(letters, eq(letters.id, positions.letterId))
      .leftJoin(users, eq(users.id, positions.createdBy))
      .where(and(where, seen(positions.letterId)))
      .orderBy(...order)
      .$dynamic()
    const rows = await (most === undefined ? query : query.limit(most).offset(skip ?? 0))
    const holders = await holdersOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => asStated(row, holders.get(row.id) ?? []))
  }
  const stated: typeof read = async (...asked) => (await read(...asked)).map(maskedPosition)
  const narrowed = async (asked: Asked): Promise<SQL | undefined> => {
    // The evidence knows topic, day and status too; asked for again here, SQLite would walk every row of the topic.
    if (asked.actorIds)
      return inArray(
        positions.id,
        db
          .select({ id: evidence.positionId })
          .from(evidence)
          .where(counting(asked, asked.actorIds)),
      )
    return and(
      eq(positions.status, 'approved'),
      asked.topicIds && inArray(positions.topicId, await countingAs(db, asked.topicIds)),
      asked.from ? gte(positions.lastDay, asked.from) : undefined,
      asked.to ? lte(positions.lastDay, asked.to) : undefined,
    )
  }
  const oldest = [
    asc(positions.lastDay),
    asc(positions.letterId),
    asc(positions.start),
    asc(positions.id),
  ]
  const newest = [desc(positions.lastDay), desc(positions.createdAt), asc(positions.id)]
  return {
    /** Approved positions (or those of `statuses`), oldest letter first, in the order of the text. */
    stated: async (asked: Asked): Promise<PositionWithLetter[]> =>
      stated(await narrowed(asked), oldest),

    /** The same, newest first, a page at a time. */
    newest: async (asked: Asked, most: number, skip = 0): Promise<PositionWithLetter[]> =>
      stated(await narrowed(asked), newest, most, skip),

    count: async (asked: Asked): Promise<number> =>
      (
        await db
          .select({ rows: sql<number>`count(*)` })
          .from(positions)
          .where(and(await narrowed(asked), seen(positions.letterId)))
      )[0]?.rows ?? 0,

    /** All positions of a letter, withdrawn ones too, in the order of its text. */
    ofLetter: async (letterId: string): Promise<PositionWithLetter[]> =>
      read(eq(positions.letterId, letterId), [asc(positions.start), asc(positions.id)]),

    /** Who holds each of the positions, by its id. */
    holders: async (ids: readonly string[]): Promise<Map<string, string[]>> =>
      holdersOf(
        db,
        ids,
        sql`${positionHolders.positionId} not in (select id from positions where letter_id in (${hidden}))`,
      ),

    byId: async (id: string): Promise<PositionWithLetter | null> =>
      (await read(eq(positions.id, id), oldest))[0] ?? null,

    /** Approved positions by their ids, oldest letter first. */
    byIds: async (ids: readonly string[]): Promise<PositionWithLetter[]> =>
      ids.length
        ? stated(and(eq(positions.status, 'approved'), among(db, positions.id, ids)), oldest)
        : [],

    /** Those who spoke last on the topics, newest first: whom a chart shows when nobody is asked for. */
    recentHolders: async (topicIds: readonly string[], most: number): Promise<string[]> => {
      const last = new Map<string, Day>()
      for (const topicId of topicIds)
        for (const { actorId, lastDay } of await newestHolders(
          db,
          topicId,
          most,
          seen(positions.letterId),
        ))
          if (lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
      return [...last]
        .sort(([a, aDay], [b, bDay]) => (aDay === bDay ? (a < b ? -1 : 1) : aDay < bDay ? 1 : -1))
        .slice(0, most)
        .map(([actorId]) => actorId)
    },

    /** The newest last day of evidence that is not after `to`; null without any. */
    newestDay: async (to: Day): Promise<Day | null> => {
      const [row] = await db
        .select({ day: positions.lastDay })
        .from(positions)
        .where(
          and(
            lte(positions.lastDay, to),
            eq(positions.status, 'approved'),
            eq(positions.reported, false),
            seen(positions.letterId),
          ),
        )
        .orderBy(desc(positions.lastDay))
        .limit(1)
      return row?.day ?? null
    },

    ...positionWrites(db),
  }
}

const columns = {
  id: positions.id,
  letterId: positions.letterId,
  topicId: topics.countsAsId,
  level: positions.level,
  absence: positions.absence,
  conditional: positions.conditional,
  condition: positions.condition,
  note: positions.note,
  reported: positions.reported,
  status: positions.status,
  exact: positions.exact,
  prefix: positions.prefix,
  suffix: positions.suffix,
  start: positions.start,
  end: positions.end,
  paragraph: positions.paragraph,
  createdAt: positions.createdAt,
  revision: positions.revision,
  lastDay: positions.lastDay,
  coderId: users.id,
  coderName: users.name,
  title: letters.title,
  kind: letters.kind,
  edtf: letters.edtf,
  firstDay: letters.firstDay,
  basis: letters.basis,
  reference: letters.reference,
  referenceTruncated: letters.referenceTruncated,
  excerpt: letters.excerpt,
}

type Row = {
  id: string
  letterId: string
  topicId: string
  level: number | null
  absence: string | null
  conditional: boolean
  condition: string | null
  note: string | null
  reported: boolean
  status: string
  exact: string
  prefix: string
  suffix: string
  start: number
  end: number
  paragraph: number | null
  createdAt: string
  revision: number
  lastDay: string
  coderId: string | null
  coderName: string | null
  title: string
  kind: string
  edtf: string
  firstDay: string
  basis: string | null
  reference: string | null
  referenceTruncated: boolean
  excerpt: boolean
}

function asStated(row: Row, holderIds: string[]): PositionWithLetter {
  const {
    exact,
    prefix,
    suffix,
    start,
    end,
    coderId,
    coderName,
    title,
    kind,
    edtf,
    firstDay,
    basis,
    reference,
    referenceTruncated,
    excerpt,
    ...rest
  } = row
  return {
    ...rest,
    holderIds,
    level: row.level as Level | null,
    absence: row.absence as Absence | null,
    status: row.status as PositionStatus,
    quote: { exact, prefix, suffix, start, end },
    coder: coderId && coderName ? { id: coderId, name: coderName } : null,
    letter: {
      id: row.letterId,
      title,
      kind: kind as LetterKind,
      dated: { edtf, first: firstDay, last: row.lastDay, basis },
      reference,
      referenceTruncated,
      excerpt,
    },
  }
}

/** A position as it stands outside the coding screen: nobody's address or number in what was quoted or noted. */
function maskedPosition(position: PositionWithLetter): PositionWithLetter {
  const { quote, condition, note, letter } = position
  const hide = (words: string | null) => (words === null ? null : maskText(words))
  return {
    ...position,
    quote: maskQuote(quote),
    condition: hide(condition),
    note: hide(note),
    letter: {
      ...letter,
      title: maskText(letter.title),
      dated: { ...letter.dated, basis: hide(letter.dated.basis) },
    },
  }
}

async function holdersOf(
  db: Db,
  ids: readonly string[],
  seen?: SQL,
): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>()
  if (!ids.length) return holders
  const rows = await db
    .selectDistinct({ positionId: positionHolders.positionId, actorId: actors.countsAsId })
    .from(positionHolders)
    .innerJoin(actors, eq(actors.id, positionHolders.actorId))
    .where(and(among(db, positionHolders.positionId, ids), seen))
    .orderBy(asc(actors.countsAsId))
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
async function newestHolders(
  db: Db,
  topicId: string,
  most: number,
  seen: SQL | undefined,
): Promise<{ actorId: string; lastDay: Day }[]> {
  const topicIds = await countingAs(db, [topicId])
  for (let read = most * 4; ; read *= 4) {
    const newest = db
      .select({ id: positions.id, lastDay: positions.lastDay })
      .from(positions)
      .where(and(inArray(positions.topicId, topicIds), eq(positions.status, 'approved'), seen))
      .orderBy(desc(positions.lastDay))
      .limit(read)
      .as('newest')
    const rows = await db
      .select({ positionId: newest.id, actorId: actors.countsAsId, lastDay: newest.lastDay })
      .from(newest)
      .innerJoin(positionHolders, eq(positionHolders.positionId, newest.id))
      .innerJoin(actors, eq(actors.id, positionHolders.actorId))
    const all = new Set(rows.map(({ positionId }) => positionId)).size < read
    const until = all
      ? ''
      : rows.reduce((oldest, { lastDay }) => (lastDay < oldest ? lastDay : oldest), '9999-12-31')
    const last = new Map<string, Day>()
    for (const { actorId, lastDay } of rows)
      if (lastDay > until && lastDay > (last.get(actorId) ?? '')) last.set(actorId, lastDay)
    if (all || last.size >= most)
      return [...last].map(([actorId, lastDay]) => ({ actorId, lastDay }))
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
