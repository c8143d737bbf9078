import {
  and,
  asc,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lte,
  ne,
  notExists,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { EdtfDate, Day } from '#app/domain/days.ts'
import type { LetterSummary } from '#app/domain/positions.ts'
import type {
  InReplyTo,
  RelatedLetters,
  Letter,
  LetterKind,
  LetterPage,
  Party,
  PartyRole,
  LetterVisibility,
} from '#app/domain/letters.ts'
import { maskText } from '#app/domain/masking/mask-text.ts'
import { splitSearchWords } from '#app/domain/text/search-words.ts'
import { standing } from './actors.ts'
import { among, matching, type Db } from './dialect.ts'
import { sha256 } from './ids.ts'
import { letterWrites, type WholeLetter } from './letter-changes.ts'
import { likely, type Likely } from './letter-likes.ts'
import {
  actors,
  evidenceVersions,
  files,
  letters,
  parties,
  positions,
  textVersions,
  topics,
} from './schema.ts'
import { readersOf, type Sight } from './sight.ts'

/** What the list of letters is narrowed by. */
export type LetterFilter = {
  dossierId: string
  words?: string
  kind?: LetterKind
  authorId?: string
  topicId?: string
  from?: Day
  to?: Day
  untagged?: boolean
}

export type LetterRow = Pick<
  Letter,
  'id' | 'title' | 'kind' | 'dated' | 'reference' | 'referenceTruncated' | 'visibility'
> & { excerpt: boolean; authors: string[]; positions: number }
/** How many letters of a dossier wait for coding, remembered for as long as nothing changed; one for all readers. */
export type Waiting = { known: { state: string; letters: number } | null }

/** The letters that somebody sees. What lists and citations are given is masked. */
export function lettersIn(db: Db, sight: Sight, waiting: Waiting) {
  const { seen } = sight
  return {
    /** A page of letters, newest first (by the last day they may be of), with how many there are. */
    page: async (
      filter: LetterFilter,
      most: number,
      skip: number,
    ): Promise<{ rows: LetterRow[]; total: number }> => {
      const narrow = narrowed(db, filter)
      if (narrow === null) return { rows: [], total: 0 }
      const where = and(narrow, seen(letters.id))
      // Searching is dear, so it counts within the one query; without words the count has an index of its own.
      const counted = filter.words?.trim()
        ? {
            ...heads,
            visibility: letters.visibility,
            total: sql<number>`cast(count(*) over () as integer)`,
          }
        : { ...heads, visibility: letters.visibility, total: sql<null>`null` }
      const rows = await db
        .select(counted)
        .from(letters)
        .where(where)
        .orderBy(desc(letters.lastDay), desc(letters.id))
        .limit(most)
        .offset(skip)
      const total =
        rows[0]?.total ??
        (
          await db
            .select({ total: sql<number>`cast(count(*) as integer)` })
            .from(letters)
            .where(where)
        )[0]?.total ??
        0
      const ids = rows.map(({ id }) => id)
      const [authors, coded] = [await authorsOf(db, ids, seen), await codedIn(db, ids)]
      return {
        rows: rows.map((row) => ({
          ...shownHead(row),
          visibility: row.visibility as LetterVisibility,
          authors: authors.get(row.id) ?? [],
          positions: coded.get(row.id) ?? 0,
        })),
        total,
      }
    },

    byId: async (id: string): Promise<WholeLetter | null> => {
      const [row] = await db
        .select()
        .from(letters)
        .where(and(eq(letters.id, id), seen(letters.id)))
      const [text] = await db
        .select({
          id: textVersions.id,
          version: textVersions.version,
          text: textVersions.text,
          sha256: textVersions.sha256,
          pages: textVersions.pages,
        })
        .from(textVersions)
        .where(eq(textVersions.letterId, id))
        .orderBy(desc(textVersions.version))
        .limit(1)
      if (!row || !text) return null
      const [file] = await db
        .select({ name: files.name, size: files.size, sha256: files.sha256 })
        .from(files)
        .where(eq(files.letterId, id))
        .limit(1)
      return {
        letter: asLetter(row),
        readerIds: await readersOf(db, id),
        parties: await partiesOf(db, id),
        text: { ...text, pages: (text.pages ?? []) as LetterPage[] },
        file: file ?? null,
      }
    },

    /** What a letter belongs to, as far as the reader sees it; null where they do not see the letter itself. */
    kin: async (id: string): Promise<RelatedLetters<LetterSummary> | null> => {
      const [own] = await db
        .select(ties)
        .from(letters)
        .where(and(eq(letters.id, id), seen(letters.id)))
      if (!own) return null
      const { dossierId, messageId, answersMessageId, attachedToId } = own
      const tied = [
        eq(letters.attachedToId, id),
        attachedToId && eq(letters.id, attachedToId),
        messageId && eq(letters.answersMessageId, messageId),
        answersMessageId && eq(letters.messageId, answersMessageId),
      ].filter((one) => one !== null && one !== '')
      const rows = await db
        .select({ ...heads, ...ties })
        .from(letters)
        .where(
          and(or(...tied), eq(letters.dossierId, dossierId), ne(letters.id, id), seen(letters.id)),
        )
        .orderBy(asc(letters.lastDay), asc(letters.id))
        .limit(mostKin)
      const those = (is: (row: (typeof rows)[number]) => boolean) => rows.filter(is).map(shownHead)
      return {
        attachedTo: those((row) => row.id === attachedToId)[0] ?? null,
        attachments: those((row) => row.attachedToId === id),
        answers: those((row) => answersMessageId !== null && row.messageId === answersMessageId),
        answeredBy: those((row) => messageId !== null && row.answersMessageId === messageId),
      }
    },

    /** What is needed to cite each letter, by its id. */
    heads: async (ids: readonly string[]): Promise<Map<string, LetterSummary>> =>
      new Map(
        (ids.length
          ? await db
              .select(heads)
              .from(letters)
              .where(and(among(db, letters.id, ids), seen(letters.id)))
          : []
        ).map((row) => [row.id, shownHead(row)]),
      ),

    /** The bytes a letter came from, as they were given. */
    file: async (letterId: string) =>
      (
        await db
          .select({ name: files.name, mediaType: files.mediaType, bytes: files.bytes })
          .from(files)
          .where(and(eq(files.letterId, letterId), seen(files.letterId)))
          .limit(1)
      )[0] ?? null,

    /** The letter that has this very text already and was not withdrawn, its title null where the reader may not see it; null when none has. */
    withText: async (text: string): Promise<{ id: string; title: string | null } | null> => {
      const [same] = await db
        .select({ id: letters.id, title: letters.title })
        .from(textVersions)
        .innerJoin(letters, eq(letters.id, textVersions.letterId))
        .where(and(eq(textVersions.sha256, sha256(text)), isNull(letters.withdrawnAt)))
        .limit(1)
      if (!same) return null
      return (await sight.hiddenIds()).has(same.id) ? { ...same, title: null } : same
    },

    /** The letters whose prints have the most in common with those of a text (domain/import/likeness.ts), at most so many, with their newest texts. */
    likely: async (prints: readonly number[], most: number): Promise<Likely[]> =>
      likely(db, sight, prints, most),

    /** Who wrote each letter, in the order printed; withheld names are told as such. */
    authorsOf: async (ids: readonly string[]) => authorsOf(db, ids, seen),

    /** Who wrote each letter and for whom, by name, in the order printed. */
    partyNames: async (
      ids: readonly string[],
    ): Promise<Map<string, { authors: string[]; onBehalfOf: string[] }>> => {
      const names = new Map<string, { authors: string[]; onBehalfOf: string[] }>()
      if (!ids.length) return names
      const rows = await db
        .select({ letterId: parties.letterId, role: parties.role, name: actors.name })
        .from(parties)
        .leftJoin(actors, eq(actors.id, standing(parties.actorId)))
        .where(
          and(
            among(db, parties.letterId, ids),
            inArray(parties.role, ['author', 'on_behalf_of']),
            seen(parties.letterId),
          ),
        )
        .orderBy(asc(parties.place))
      for (const { letterId, role, name } of rows) {
        const known = names.get(letterId) ?? { authors: [], onBehalfOf: [] }
        known[role === 'author' ? 'authors' : 'onBehalfOf'].push(maskText(name ?? 'name withheld'))
        names.set(letterId, known)
      }
      return names
    },

    /** The letters an actor wrote, received or stands in otherwise, newest first. */
    ofActor: async (
      actorId: string,
      most: number,
    ): Promise<
      {
        role: PartyRole
        capacity: string | null
        letter: LetterSummary & Pick<Letter, 'visibility'>
      }[]
    > => {
      const rows = await db
        .select({
          role: parties.role,
          capacity: parties.capacity,
          visibility: letters.visibility,
          ...heads,
        })
        .from(parties)
        .innerJoin(letters, eq(letters.id, parties.letterId))
        .where(and(inArray(parties.actorId, namedAs(db, actorId)), seen(parties.letterId)))
        .orderBy(desc(parties.lastDay), desc(letters.id))
        .limit(most)
      return rows.map(({ role, capacity, visibility, ...row }) => ({
        role: role as PartyRole,
        capacity: maskedOrNull(capacity),
        letter: { ...shownHead(row), visibility: visibility as LetterVisibility },
      }))
    },

    /** How many letters a dossier has, how many nothing is coded in, and when the newest was written. */
    counts: async (
      dossierId: string,
    ): Promise<{ letters: number; untagged: number; newest: EdtfDate | null }> => {
      const [all] = await db
        .select({ rows: sql<number>`cast(count(*) as integer)` })
        .from(letters)
        .where(eq(letters.dossierId, dossierId))
      const [newest] = await db
        .select(heads)
        .from(letters)
        .where(and(eq(letters.dossierId, dossierId), seen(letters.id)))
        .orderBy(desc(letters.lastDay), desc(letters.id))
        .limit(1)
      // Looking through all letters takes long, and comes to the same until one is added or somebody's evidence changes.
      const [changes] = await db
        .select({
          count: sql<number>`cast(coalesce(sum(${evidenceVersions.version}), 0) as integer)`,
        })
        .from(evidenceVersions)
      const state = `${dossierId} ${all?.rows} ${changes?.count}`
      if (waiting.known?.state !== state)
        waiting.known = { state, letters: await untaggedIn(db, dossierId) }
      const hidden = await hiddenCounts(db, dossierId, sight.hidden)
      return {
        letters: (all?.rows ?? 0) - hidden.letters,
        untagged: waiting.known.letters - hidden.untagged,
        newest: newest ? shownHead(newest).dated : null,
      }
    },

    has: async (id: string): Promise<boolean> =>
      (await db.select({ id: letters.id }).from(letters).where(eq(letters.id, id))).length > 0,

    ...letterWrites(db),
  }
}

async function hiddenCounts(
  db: Db,
  dossierId: string,
  hidden: SQL,
): Promise<{ letters: number; untagged: number }> {
  const of = (state: LetterFilter) =>
    db
      .select({ rows: sql<number>`cast(count(*) as integer)` })
      .from(letters)
      .where(and(sql`${letters.id} in (${hidden})`, narrowed(db, state)!))
  const [all] = await of({ dossierId })
  if (!all?.rows) return { letters: 0, untagged: 0 }
  const [untagged] = await of({ dossierId, untagged: true })
  return { letters: all.rows, untagged: untagged?.rows ?? 0 }
}

/** How many letters are told that belong to one, at most. */
const mostKin = 200
const ties = {
  dossierId: letters.dossierId,
  messageId: letters.messageId,
  answersMessageId: letters.answersMessageId,
  attachedToId: letters.attachedToId,
}
const heads = {
  id: letters.id,
  title: letters.title,
  kind: letters.kind,
  edtf: letters.edtf,
  firstDay: letters.firstDay,
  lastDay: letters.lastDay,
  basis: letters.basis,
  reference: letters.reference,
  referenceTruncated: letters.referenceTruncated,
  excerpt: letters.excerpt,
}
type Head = {
  id: string
  title: string
  kind: string
  edtf: string
  firstDay: string
  lastDay: string
  basis: string | null
  reference: string | null
  referenceTruncated: boolean
  excerpt: boolean
}

function asHead({
  id,
  title,
  kind,
  edtf,
  firstDay,
  lastDay,
  basis,
  reference,
  referenceTruncated,
  excerpt,
}: Head) {
  return {
    id,
    title,
    kind: kind as LetterKind,
    dated: { edtf, first: firstDay, last: lastDay, basis },
    reference,
    referenceTruncated,
    excerpt,
  }
}

/** A head as lists and citations show it: without anybody's address or number. */
function shownHead(row: Head): LetterSummary {
  const head = asHead(row)
  return {
    ...head,
    title: maskText(head.title),
    dated: { ...head.dated, basis: maskedOrNull(head.dated.basis) },
  }
}

function maskedOrNull(words: string | null): string | null {
  return words === null ? null : maskText(words)
}

function asLetter(row: typeof letters.$inferSelect): Letter {
  const {
    dossierId,
    language,
    createdAt,
    createdBy,
    visibility,
    revision,
    replyKind,
    replyEdtf,
    excerpt,
    sourceUrl,
    sourceNote,
    messageId,
    answersMessageId,
    attachedToId,
    importId,
  } = row
  return {
    ...asHead(row),
    visibility: visibility as LetterVisibility,
    addedBy: createdBy,
    dossierId,
    language,
    createdAt,
    revision,
    inReplyTo: replyKind ? { kind: replyKind as InReplyTo['kind'], edtf: replyEdtf } : null,
    origin: { excerpt, sourceUrl, sourceNote, messageId, answersMessageId, attachedToId, importId },
  }
}

function narrowed(db: Db, filter: LetterFilter): SQL | undefined | null {
  const coded = db
    .select({ one: sql`1` })
    .from(positions)
    .where(
      and(
        eq(positions.letterId, letters.id),
        ne(positions.status, 'withdrawn'),
        filter.topicId
          ? inArray(
              positions.topicId,
              db
                .select({ id: topics.id })
                .from(topics)
                .where(eq(topics.countsAsId, filter.topicId)),
            )
          : undefined,
      ),
    )
  const written = db
    .select({ id: parties.letterId })
    .from(parties)
    .where(
      and(inArray(parties.actorId, namedAs(db, filter.authorId ?? '')), eq(parties.role, 'author')),
    )
  const words = splitSearchWords(filter.words ?? '')
  if (filter.words?.trim() && !words.length) return null
  return and(
    eq(letters.dossierId, filter.dossierId),
    words.length ? sql`${letters.id} in ${matching(db, words)}` : undefined,
    filter.kind ? eq(letters.kind, filter.kind) : undefined,
    filter.authorId ? inArray(letters.id, written) : undefined,
    filter.topicId ? exists(coded) : undefined,
    filter.untagged ? notExists(coded) : undefined,
    filter.from ? gte(letters.lastDay, filter.from) : undefined,
    filter.to ? lte(letters.firstDay, filter.to) : undefined,
  )
}

/** The actors that count as one, itself included: whom parties name. */
function namedAs(db: Db, actorId: string) {
  return db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, actorId))
}

async function untaggedIn(db: Db, dossierId: string): Promise<number> {
  const [waiting] = await db
    .select({ rows: sql<number>`cast(count(*) as integer)` })
    .from(letters)
    .where(narrowed(db, { dossierId, untagged: true })!)
  return waiting?.rows ?? 0
}

async function authorsOf(
  db: Db,
  ids: readonly string[],
  seen: Sight['seen'],
): Promise<Map<string, string[]>> {
  const authors = new Map<string, string[]>()
  if (!ids.length) return authors
  const rows = await db
    .select({ letterId: parties.letterId, name: actors.name })
    .from(parties)
    .leftJoin(actors, eq(actors.id, standing(parties.actorId)))
    .where(
      and(inArray(parties.letterId, [...ids]), eq(parties.role, 'author'), seen(parties.letterId)),
    )
    .orderBy(asc(parties.place))
  for (const { letterId, name } of rows)
    authors.set(letterId, [...(authors.get(letterId) ?? []), maskText(name ?? 'name withheld')])
  return authors
}

async function codedIn(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ letterId: positions.letterId, count: sql<number>`count(*)` })
    .from(positions)
    .where(and(inArray(positions.letterId, [...ids]), ne(positions.status, 'withdrawn')))
    .groupBy(positions.letterId)
  return new Map(rows.map(({ letterId, count }) => [letterId, count]))
}

async function partiesOf(db: Db, letterId: string): Promise<Party[]> {
  const rows = await db
    .select({
      id: parties.id,
      role: parties.role,
      actorId: actors.id,
      name: actors.name,
      capacity: parties.capacity,
      organisation: parties.organisation,
      unit: parties.unit,
    })
    .from(parties)
    .leftJoin(actors, eq(actors.id, standing(parties.actorId)))
    .where(eq(parties.letterId, letterId))
    .orderBy(asc(parties.place))
  return rows.map((row) => ({ ...row, role: row.role as PartyRole }))
}
