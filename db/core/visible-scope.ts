import { type Column, not, type SQL, sql } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { LetterVisibility } from '#app/domain/letters.ts'
import { hasPermission, type LetterReader, canSeeEveryLetter } from '#app/domain/users.ts'
import { isCodedBlind } from './coded-blind.ts'
import { type Db, inList } from './dialect.ts'
import { makeTextContacts, type ReadTextContacts } from './text-contacts.ts'

/**
 * What one person, the public or the owner of the store may see, made once: conditions that queries add, so that what
 * is closed to them is not even counted.
 */
export type VisibleScope = {
  db: Db
  /** Whose eyes these are; null where they are nobody's in particular. */
  readerId: string | null
  /** The ids of the letters closed to them, as a query: those that were withdrawn, and those that are not for them. */
  closedLetters: SQL
  /** The same without those that they code a second time. */
  lettersNotTheirs: SQL
  /** Whether a column that names a letter names one that is for them, also once it is withdrawn. */
  isForReader: (letterId: Column | SQL) => SQL | undefined
  /** Whether a column that names a letter names one that they see. */
  isVisible: (letterId: Column | SQL) => SQL
  /** The ids of the closed letters: the same set every time, whoever asks, as long as they are the same. */
  closedLetterIds: () => Promise<ReadonlySet<string>>
  /** For whom letters may be so that all of them are theirs to see, which is what kept counts are added up by. */
  openAudiences: readonly LetterVisibility[]
  /** The ids of the other letters that they see, as a query: those for named people, who are few. */
  openNamedLetters: SQL | null
  /**
   * The ids of the letters of open audiences that they code a second time and have not finished, as a query. Kept
   * counts hold them, so they are taken off again. Null where there can be none.
   */
  blindLetters: SQL | null
  /** The ids of the dossiers hidden from them, as a query: those of teams that they are not in; null where none is. */
  hiddenDossiers: SQL | null
  /** Whether a column that names a dossier names one that they see; undefined where they see every dossier. */
  isDossierVisible: (dossierId: Column | SQL) => SQL | undefined
  /** The ids of the topics that no dossier uses which they see, as a query; null where there is none. */
  hiddenTopics: SQL | null
  /** The same for a column that names a topic. */
  isTopicVisible: (topicId: Column | SQL) => SQL | undefined
  /**
   * The same with the ids themselves, which are few and looked up first: for what is read in an order until a page is
   * full, so that nothing but the order decides how it is read. Undefined where none is hidden.
   */
  leaveHiddenTopicsOut: (topicId: Column) => Promise<SQL | undefined>
  /** The ids of the dossiers that are for their team alone and that they see. */
  seenTeamIds: () => Promise<readonly string[]>
  /** The ids of the hidden topics: the same set every time, as long as they are the same. */
  hiddenTopicIds: () => Promise<ReadonlySet<string>>
  /** Whether addresses and numbers of people are theirs to read. */
  seesContactDetails: boolean
  /** The addresses and numbers of whole texts, by the ids of their versions. */
  readTextContacts: ReadTextContacts
  /** Whether what colleagues noted is theirs to read. */
  seesNotes: boolean
  /** Names all of the above but the dossiers, which every view names itself: whoever has another key may see something
   * else. Part of every key of a cache of views. */
  cacheKey: string
  /**
   * Names the same by the letters left out, once for all who see every other letter: the key of what is dear to work
   * out and names nobody who reads it.
   */
  readSharedKey: () => Promise<string>
}

/**
 * `contactDetails`: false masks addresses and numbers also for those who may see them. `sharedDossierId`: the dossier
 * that the public sees too, by a link that was made to it; of its letters still the public ones alone. `coderId`: who
 * looks at what the public sees, so that what they code a second time is closed to them there, too.
 */
export type VisibleOptions = {
  contactDetails?: boolean
  sharedDossierId?: string
  coderId?: string
  /** A letter that they code a second time, whose text is open to them all the same. */
  openLetterId?: string
}

/** How many different sets of closed letters are kept; people to whom the same letters are closed share one. */
const closedSetsLimit = 100

const none: ReadonlySet<string> = new Set()

/** Makes what each person may see; the same rule as the domain's, which a test compares it with. */
export function makeVisibleScopes(
  db: Db,
): (reader: LetterReader, options?: VisibleOptions) => VisibleScope {
  const readTextContacts = makeTextContacts(db)
  const sharedSets = new LRUCache<string, ReadonlySet<string>>({ max: closedSetsLimit })
  return (reader, { contactDetails = true, sharedDossierId, openLetterId, coderId } = {}) => {
    const coder = coderId ?? findReaderId(reader)
    const closedLetters = lettersClosedTo(reader, coder, openLetterId)
    const seesContactDetails = contactDetails && readsContactDetails(reader)
    return {
      db,
      readerId: findReaderId(reader),
      closedLetters,
      lettersNotTheirs: sql.join(
        [withdrawnLetters, ...listPresent(lettersNotFor(reader))],
        unionAll,
      ),
      isForReader: (letterId) => {
        const notForThem = lettersNotFor(reader)
        return notForThem ? sql`${letterId} not in (${notForThem})` : undefined
      },
      isVisible: (letterId) => sql`${letterId} not in (${closedLetters})`,
      closedLetterIds: async () => shareSet(sharedSets, await readIds(db, closedLetters)),
      ...describeOpenLetters(reader),
      blindLetters: selectBlindLetters(reader, coder),
      ...describeDossiers(db, dossiersHiddenFrom(reader, sharedDossierId), sharedSets),
      seesContactDetails,
      readTextContacts,
      seesNotes: reader !== null,
      ...describeCacheKeys(db, reader, {
        leftOut: lettersCodedBlind(coder, openLetterId),
        words: [
          seesContactDetails ? 'open' : 'masked',
          ...listPresent(sharedDossierId ?? null),
          ...listPresent(coderId ?? null),
        ],
      }),
    }
  }
}

function describeCacheKeys(
  db: Db,
  reader: LetterReader,
  { leftOut, words }: { leftOut: SQL | null; words: readonly string[] },
): Pick<VisibleScope, 'cacheKey' | 'readSharedKey'> {
  const cacheKey = [describeReader(reader), ...words].join(' ')
  return {
    cacheKey,
    readSharedKey: async () => {
      if (!canSeeEveryLetter(reader)) return cacheKey
      const ids = leftOut
        ? await readIds(db, sql`select letter_id as id from (${leftOut}) blind`)
        : []
      return ['everything', ...words, 'without', ...ids].join(' ')
    },
  }
}

/**
 * A dossier is for everybody who is signed in or for its team, and those who see every letter see every dossier. A
 * topic is seen by whoever sees one of the dossiers that use it, or use one that counts as the same.
 */
function describeDossiers(
  db: Db,
  hiddenDossiers: SQL | null,
  sharedSets: LRUCache<string, ReadonlySet<string>>,
): Pick<
  VisibleScope,
  | 'hiddenDossiers'
  | 'isDossierVisible'
  | 'hiddenTopics'
  | 'isTopicVisible'
  | 'leaveHiddenTopicsOut'
  | 'hiddenTopicIds'
  | 'seenTeamIds'
> {
  const hiddenTopics = hiddenDossiers && topicsOnlyIn(hiddenDossiers)
  const isOutside = (ids: SQL | null) => (column: Column | SQL) =>
    ids === null ? undefined : not(sql`${column} in (${ids})`)
  const hiddenTopicIds = async () =>
    hiddenTopics ? shareSet(sharedSets, await readIds(db, hiddenTopics)) : none
  return {
    hiddenDossiers,
    isDossierVisible: isOutside(hiddenDossiers),
    hiddenTopics,
    isTopicVisible: isOutside(hiddenTopics),
    seenTeamIds: () =>
      readIds(
        db,
        sql`select id from dossiers where audience = 'team'${
          hiddenDossiers ? sql` and id not in (${hiddenDossiers})` : sql``
        }`,
      ),
    hiddenTopicIds,
    leaveHiddenTopicsOut: async (topicId) => {
      const hidden = await hiddenTopicIds()
      return hidden.size ? not(inList(db, topicId, [...hidden])) : undefined
    },
  }
}

function dossiersHiddenFrom(reader: LetterReader, sharedId?: string): SQL | null {
  if (canSeeEveryLetter(reader)) return null
  if (reader === null || reader === 'owner')
    return sharedId === undefined
      ? sql`select id from dossiers`
      : sql`select id from dossiers where id <> ${sharedId}`
  return sql`select id from dossiers where audience = 'team' and id not in (select dossier_id from teammates
    where user_id = ${reader.id})`
}

function topicsOnlyIn(dossierIds: SQL): SQL {
  return sql`select t.id from topics t where not exists (select 1 from topics o
    join dossier_topics u on u.topic_id = o.id where o.counts_as_id = t.counts_as_id
    and u.dossier_id not in (${dossierIds}))`
}

const withdrawnLetters = sql`select id from letters where withdrawn_at is not null`

/** The rule who may see a letter, in SQL: the ids of the letters that are closed to somebody. */
function lettersClosedTo(reader: LetterReader, coderId: string | null, openLetterId?: string): SQL {
  const closed = [
    withdrawnLetters,
    ...listPresent(lettersNotFor(reader)),
    ...listPresent(lettersCodedBlind(coderId, openLetterId)),
  ]
  return sql.join(closed, unionAll)
}

const unionAll = sql` union all `

const listPresent = <Part>(part: Part | null): Part[] => (part === null ? [] : [part])

const findReaderId = (reader: LetterReader): string | null =>
  reader === null || reader === 'owner' ? null : reader.id

/** The ids of the letters that somebody codes a second time; null for nobody in particular. */
function lettersCodedBlind(coderId: string | null, openLetterId?: string): SQL | null {
  if (coderId === null) return null
  const unfinished = sql`select letter_id from second_codings where ${isCodedBlind(coderId)}`
  return openLetterId === undefined
    ? unfinished
    : sql`${unfinished} and letter_id <> ${openLetterId}`
}

/** Those of them that kept counts hold for the reader's audiences. */
function selectBlindLetters(reader: LetterReader, coderId: string | null): SQL | null {
  const blind = lettersCodedBlind(coderId)
  if (blind === null) return null
  const counted = sql`select id from letters where id in (${blind}) and withdrawn_at is null`
  if (reader === null) return sql`${counted} and visibility = 'public'`
  return canSeeEveryLetter(reader) ? counted : sql`${counted} and visibility <> 'named'`
}

/** The ids of the letters that are not for somebody, withdrawn or not; null where every letter is for them. */
function lettersNotFor(reader: LetterReader): SQL | null {
  if (canSeeEveryLetter(reader)) return null
  if (reader === null || reader === 'owner')
    return sql`select id from letters where visibility <> 'public'`
  return sql`select id from letters
    where visibility = 'named' and (created_by is null or created_by <> ${reader.id})
    and id not in (select letter_id from letter_readers where user_id = ${reader.id})`
}

/** Whether a letter is for somebody, also once it is withdrawn; undefined where every letter is. */
export function isLetterFor(reader: LetterReader): SQL | undefined {
  const notForThem = lettersNotFor(reader)
  return notForThem ? sql`letters.id not in (${notForThem})` : undefined
}

/** The same rule the other way round: what is left is what `lettersClosedTo` closes. */
function describeOpenLetters(
  reader: LetterReader,
): Pick<VisibleScope, 'openAudiences' | 'openNamedLetters'> {
  if (canSeeEveryLetter(reader))
    return { openAudiences: ['everyone', 'named', 'public'], openNamedLetters: null }
  if (reader === null || reader === 'owner')
    return { openAudiences: ['public'], openNamedLetters: null }
  return {
    openAudiences: ['everyone', 'public'],
    openNamedLetters: sql`select id from letters where visibility = 'named' and created_by = ${reader.id}
      and withdrawn_at is null and id not in (${lettersCodedBlind(reader.id)!}) union select l.id
      from letter_readers r join letters l on l.id = r.letter_id where r.user_id = ${reader.id}
      and l.visibility = 'named' and l.withdrawn_at is null and l.id not in (${lettersCodedBlind(reader.id)!})`,
  }
}

/** The ids of the letters that are closed to anybody at all who is signed in. */
export const lettersClosedToSomebody = sql`select id from letters where visibility = 'named'
  union all ${withdrawnLetters}`

function readsContactDetails(reader: LetterReader): boolean {
  return reader === 'owner' || hasPermission(reader, 'see contact details')
}

/** What somebody sees follows from who they are: of those who see every letter one may code some a second time. */
function describeReader(reader: LetterReader): string {
  if (reader === 'owner') return 'everything'
  if (canSeeEveryLetter(reader)) return `everything ${reader!.id}`
  return reader === null ? 'public' : reader.id
}

/** Each id once, in order. SQLite would put them in order by walking through all letters, of which few are closed. */
async function readIds(db: Db, ids: SQL): Promise<string[]> {
  const rows = await db.select({ id: sql<string>`closed.id` }).from(sql`(${ids}) closed`)
  return removeDuplicates(rows.map(({ id }) => id)).sort()
}

function shareSet(
  sharedSets: LRUCache<string, ReadonlySet<string>>,
  ids: readonly string[],
): ReadonlySet<string> {
  if (!ids.length) return none
  const key = ids.join()
  const shared = sharedSets.get(key) ?? new Set(ids)
  sharedSets.set(key, shared)
  return shared
}
