import { setImmediate } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { and, asc, inArray, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import {
  type AttributedPosition,
  type EvidenceLookup,
  excludeLetters,
  indexEvidence,
} from '#app/domain/attributed-positions.ts'
import { turnLevel, type Absence, type Level } from '#app/domain/level.ts'
import { type Db, inList } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { evidence, evidenceVersions } from '../schema/schema.ts'
import { chunk, groupRowsBy } from '#app/domain/collections.ts'
import { identityKey } from '#app/domain/memoize.ts'
import { groupAffiliationsByMember } from '#app/domain/actors.ts'
import { isBelongingUncertain } from '#app/domain/method-v2/speakers.ts'
import { readSpeakerAffiliations } from './speaker-affiliations.ts'

/**
 * A row that is kept takes some 400 bytes, and what is worked out from it three times as much again; all rows together
 * may have an eighth of the memory of the process.
 */
const cachedRowsLimit = Math.round(getHeapStatistics().heap_size_limit / 8 / 400)

/** After so many actors others are answered before the next are read. */
const actorsAStep = 10

type CachedEvidence = {
  version: number
  rows: number
  topics: ReadonlyMap<string, readonly AttributedPosition[]>
}

/**
 * The evidence that was read, of every letter, by actor. It holds nothing of who may see it, so one is for everybody.
 */
export type EvidenceCache = LRUCache<string, CachedEvidence>

export function makeEvidenceCache(): EvidenceCache {
  return new LRUCache({
    maxSize: cachedRowsLimit,
    sizeCalculation: ({ rows }) => Math.max(1, rows),
  })
}

/**
 * What counts for each of the actors, organisations with what their people said for them. What was read before is
 * kept, and given again as long as the actor's evidence has the same version.
 */
export async function readEvidence(
  { db, closedLetterIds, hiddenTopicIds }: VisibleScope,
  cache: EvidenceCache,
  actorIds: readonly string[],
): Promise<EvidenceLookup> {
  const versions = await readVersions(db, actorIds)
  const known = new Map<string, CachedEvidence>()
  const isMissing = (id: string) => {
    const cached = cache.get(id)
    if (cached?.version === versions.get(id)) known.set(id, cached!)
    return !known.has(id)
  }
  for (const some of chunk([...versions.keys()].filter(isMissing), actorsAStep)) {
    // Somebody else may have read them meanwhile.
    const missing = some.filter(isMissing)
    const rows = groupRowsBy('actorId', await readRows(db, missing))
    for (const id of missing) {
      const own = rows.get(id) ?? []
      const read = {
        version: versions.get(id)!,
        rows: own.length,
        topics: groupRowsBy('topicId', own),
      }
      known.set(id, read)
      cache.set(id, read)
    }
    if (some.length === actorsAStep) await setImmediate()
  }
  // Asked last: what was read before can hold no letter that came or was closed since.
  const hiddenTopics = await hiddenTopicIds()
  return excludeLetters(
    (actorId, topicId) =>
      (hiddenTopics.has(topicId) ? undefined : known.get(actorId)?.topics.get(topicId)) ??
      noEvidence,
    await closedLetterIds(),
  )
}

/**
 * Words that change whenever what counts for anybody does, and are no other store's: what was added up over all
 * evidence holds for as long as they are the same, for whoever sees the same letters.
 */
export async function readEvidenceStamp(
  { db, closedLetterIds }: VisibleScope,
  cache: EvidenceCache,
): Promise<string> {
  const [all] = await db
    .select({
      stamp: sql<string>`count(*) || ' ' || coalesce(sum(version), 0) || ' ' || coalesce(max(actor_id), '')`,
    })
    .from(evidenceVersions)
  return `${identityKey(cache)} ${all!.stamp} ${identityKey(await closedLetterIds())}`
}

/** A topic that would be merged into another, turned round where their propositions are opposites. */
type ImaginedMerge = { mergedId: string; intoId: string; turned: boolean }

/**
 * What counts for each of the actors on the two topics, and what would count on the one that remains, in the order in
 * which it would be read; nothing else of theirs is read. Letters closed to the reader are left out.
 */
export async function readEvidenceAsMerged(
  { db, closedLetterIds, hiddenTopicIds }: VisibleScope,
  actorIds: readonly string[],
  { mergedId, intoId, turned }: ImaginedMerge,
): Promise<{ findNow: EvidenceLookup; findThen: EvidenceLookup }> {
  const hidden = await hiddenTopicIds()
  if (!actorIds.length || hidden.has(mergedId) || hidden.has(intoId))
    return { findNow: () => noEvidence, findThen: () => noEvidence }
  const rows = await db
    .select(evidenceColumns)
    .from(evidence)
    .where(
      and(inList(db, evidence.actorId, actorIds), inArray(evidence.topicId, [mergedId, intoId])),
    )
    .orderBy(asc(evidence.actorId), ...inOrderOfStoring)
  const counting = await asAttributed(db, rows)
  const merged = counting.map((row) =>
    row.topicId === mergedId
      ? { ...row, topicId: intoId, level: turnLevel(row.level, turned) }
      : row,
  )
  const closed = await closedLetterIds()
  return {
    findNow: excludeLetters(indexEvidence(counting), closed),
    findThen: excludeLetters(indexEvidence(merged), closed),
  }
}

async function readVersions(db: Db, actorIds: readonly string[]): Promise<Map<string, number>> {
  if (!actorIds.length) return new Map()
  const rows = await db
    .select()
    .from(evidenceVersions)
    .where(inArray(evidenceVersions.actorId, [...new Set(actorIds)]))
  return new Map(rows.map(({ actorId, version }) => [actorId, version]))
}

async function readRows(db: Db, actorIds: readonly string[]): Promise<AttributedPosition[]> {
  if (!actorIds.length) return []
  const rows = await db
    .select(evidenceColumns)
    .from(evidence)
    .where(inArray(evidence.actorId, [...actorIds]))
    .orderBy(asc(evidence.actorId), asc(evidence.topicId), ...inOrderOfStoring)
  return asAttributed(db, rows)
}

// What was stored at one moment is in the order of the text, which packages keep as well.
const inOrderOfStoring = [asc(evidence.storedAt), asc(evidence.start), asc(evidence.positionId)]

type EvidenceRow = Omit<
  AttributedPosition,
  'level' | 'absence' | 'status' | 'speakerIds' | 'belongingUncertain' | 'other'
> & {
  level: number | null
  absence: string | null
  speakers: string
  otherLevel: number | null
  otherAbsence: string | null
  otherConditional: boolean | null
}

/**
 * Rows as the method reads them. Each is written out, and its words are shared with those of others: an object that is
 * spread from another takes three times the memory, and the database gives each row words of its own.
 */
async function asAttributed(db: Db, rows: readonly EvidenceRow[]): Promise<AttributedPosition[]> {
  const share = shareWords()
  const speakersByIds = new Map<string, string[]>()
  for (const { speakers } of rows)
    if (!speakersByIds.has(speakers)) speakersByIds.set(speakers, speakers.split(' ').map(share))
  return markUncertainBelonging(
    db,
    rows.map((row) => ({
      actorId: share(row.actorId),
      topicId: share(row.topicId),
      id: row.id,
      letterId: share(row.letterId),
      firstDay: share(row.firstDay),
      lastDay: share(row.lastDay),
      edtf: share(row.edtf),
      level: row.level as Level | null,
      absence: row.absence as Absence | null,
      conditional: row.conditional,
      reported: row.reported,
      arrivedDay: share(row.arrivedDay),
      coder: share(row.coder),
      start: row.start,
      end: row.end,
      joint: row.joint,
      recheck: row.recheck,
      storedAt: share(row.storedAt),
      status: 'approved',
      speakerIds: speakersByIds.get(row.speakers)!,
      belongingUncertain: false,
      other: readOther(row),
    })),
  )
}

function readOther({ otherLevel, otherAbsence, otherConditional }: EvidenceRow) {
  if (otherLevel === null && otherAbsence === null) return undefined
  return {
    level: otherLevel as Level | null,
    absence: otherAbsence as Absence | null,
    conditional: otherConditional ?? false,
  }
}

/** Gives the same word the first time that it came, so that equal ones are kept once. */
function shareWords(): <Word extends string>(word: Word) => Word {
  const words = new Map<string, string>()
  return <Word extends string>(word: Word) => {
    const known = words.get(word)
    if (known !== undefined) return known as Word
    words.set(word, word)
    return word
  }
}

/** Only what others say for an actor in letters of no certain day can be in doubt: few rows, mostly none. */
async function markUncertainBelonging(
  db: Db,
  rows: readonly AttributedPosition[],
): Promise<AttributedPosition[]> {
  const mayBeUncertain = ({ actorId, firstDay, lastDay, speakerIds }: AttributedPosition) =>
    firstDay !== lastDay && speakerIds.some((id) => id !== actorId)
  const speakerIds = new Set(rows.filter(mayBeUncertain).flatMap((row) => row.speakerIds))
  const affiliations = await readSpeakerAffiliations(db, [...speakerIds])
  const open = affiliations.filter(({ closed }) => !closed)
  const openByMember = groupAffiliationsByMember(open)
  const closedByLetter = groupRowsBy(
    'letterId',
    affiliations.flatMap(({ closed, letterId, ...row }) =>
      closed && letterId ? [{ ...row, letterId }] : [],
    ),
  )
  const provenFor = (letterId: string) => {
    const own = closedByLetter.get(letterId)
    return own ? groupAffiliationsByMember([...open, ...own]) : openByMember
  }
  return rows.map((row) =>
    mayBeUncertain(row)
      ? {
          ...row,
          belongingUncertain: isBelongingUncertain(row.actorId, row, provenFor(row.letterId)),
        }
      : row,
  )
}

const noEvidence: readonly AttributedPosition[] = []

const evidenceColumns = {
  actorId: evidence.actorId,
  topicId: evidence.topicId,
  id: evidence.positionId,
  letterId: evidence.letterId,
  firstDay: evidence.firstDay,
  lastDay: evidence.lastDay,
  edtf: evidence.edtf,
  level: evidence.level,
  absence: evidence.absence,
  conditional: evidence.conditional,
  reported: evidence.reported,
  arrivedDay: evidence.arrivedDay,
  coder: evidence.coder,
  start: evidence.start,
  end: evidence.end,
  speakers: evidence.speakers,
  joint: evidence.joint,
  recheck: evidence.recheck,
  storedAt: evidence.storedAt,
  otherLevel: evidence.otherLevel,
  otherAbsence: evidence.otherAbsence,
  otherConditional: evidence.otherConditional,
}
