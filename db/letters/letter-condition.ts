import { and, type Column, eq, gte, inArray, lte, sql, type SQL } from 'drizzle-orm'
import type { AssignmentFilter } from '#app/domain/assignments.ts'
import {
  type CodingFilter,
  hasListOfCoder,
  keyOfCodingList,
  statesOfCoder,
} from '#app/domain/codings.ts'
import type { Day } from '#app/domain/days.ts'
import type { Db } from '../core/dialect.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, dossierLetters, letters, parties } from '../schema/schema.ts'
import { isOpenIn, standingAssignment } from './assignments.ts'
import type { LetterFilter } from './letter-filter.ts'

/**
 * What the letters of a filter must fulfil. Those of one dossier are asked for by its own rows, which the query reads
 * them from (`dossier_letters`); the rest by the letters'.
 */
export function letterCondition(visible: VisibleScope, filter: LetterFilter): SQL | undefined {
  const { db, isDossierVisible, isTopicVisible } = visible
  const { dossierId } = filter
  const of = dossierId === undefined ? letters : dossierLetters
  const id = dossierId === undefined ? letters.id : dossierLetters.letterId
  const byAuthor = db
    .select({ id: parties.letterId })
    .from(parties)
    .where(
      and(
        inArray(parties.actorId, selectIdsCountingAs(db, filter.authorId ?? '')),
        eq(parties.role, 'author'),
      ),
    )
  return and(
    dossierId === undefined
      ? undefined
      : and(liesInDossier(filter, dossierId), isDossierVisible(dossierLetters.dossierId)),
    filter.kind ? eq(of.kind, filter.kind) : undefined,
    filter.authorId ? inArray(id, byAuthor) : undefined,
    filter.topicId
      ? and(isInList(filter.topicId, id, of.lastDay), isTopicVisible(sql`${filter.topicId}`))
      : undefined,
    filter.coding
      ? dossierId === undefined
        ? isInSomeDossier(visible, filter.coding, filter.coderId)
        : isInList(
            keyOfCodingList(dossierId, filter.coding, filter.coderId ?? null),
            id,
            of.lastDay,
          )
      : undefined,
    filter.coderId && !hasListOfCoder(filter.coding)
      ? isCodedBy(visible, { coderId: filter.coderId, dossierId }, id)
      : undefined,
    isWork(visible, filter, id),
    filter.from ? gte(of.lastDay, filter.from) : undefined,
    filter.to ? beganBy(dossierId, filter.to) : undefined,
  )
}

/** What is given to one person is looked up letter by letter; no index of the dossier may be walked instead. */
function liesInDossier({ assigned }: LetterFilter, dossierId: string): SQL {
  return assigned && assigned !== 'nobody'
    ? sql`${dossierLetters.dossierId} || '' = ${dossierId}`
    : eq(dossierLetters.dossierId, dossierId)
}

/** Whether a letter's coding is so far for one of the dossiers that the reader sees. */
function isInSomeDossier(
  { hiddenDossiers }: VisibleScope,
  coding: CodingFilter,
  coderId?: string,
): SQL {
  const seen = sql`select id || ${keyOfCodingList('', coding, coderId ?? null)} from dossiers`
  return sql`exists (select 1 from letter_lists x where x.letter_id = ${letters.id} and x.list_id in (${
    hiddenDossiers === null ? seen : sql`${seen} where id not in (${hiddenDossiers})`
  }))`
}

/** The dossiers that the reader sees, or the one that is asked about. */
const selectDossiers = ({ hiddenDossiers }: VisibleScope, dossierId: string | undefined): SQL =>
  dossierId === undefined
    ? sql`select id from dossiers${hiddenDossiers === null ? sql`` : sql` where id not in (${hiddenDossiers})`}`
    : sql`select ${dossierId} as id`

/** Whether a letter lies in a dossier for which nobody is done with it. */
function isOpen(visible: VisibleScope, dossierId: string | undefined, letterId: Column): SQL {
  if (dossierId !== undefined) return isOpenIn(sql`${dossierId}`, sql`${letterId}`)
  return sql`exists (select 1 from dossier_letters o where o.letter_id = ${letterId}
    and o.dossier_id in (${selectDossiers(visible, undefined)})
    and ${isOpenIn(sql`o.dossier_id`, sql`o.letter_id`)})`
}

/** What of a filter is about who still has to do what. */
const isWork = (
  visible: VisibleScope,
  { isOpen: asksOpen, assigned, dossierId }: LetterFilter,
  letterId: Column,
): SQL | undefined =>
  and(
    asksOpen ? isOpen(visible, dossierId, letterId) : undefined,
    assigned ? isAssigned(visible, { by: assigned, dossierId }, letterId) : undefined,
  )

/** Whether a letter is somebody's to code first, or nobody's, for a dossier or for any that the reader sees. */
function isAssigned(
  visible: VisibleScope,
  { by, dossierId }: { by: AssignmentFilter; dossierId: string | undefined },
  letterId: Column,
): SQL {
  const held = sql`select assignments.letter_id from assignments where assignments.kind = 'first'
    and assignments.dossier_id in (${selectDossiers(visible, dossierId)}) and ${standingAssignment}`
  return by === 'nobody'
    ? sql`not exists (${held} and assignments.letter_id = ${letterId})`
    : sql`${letterId} in (${held} and assignments.user_id = ${by.userId})`
}

/** Whether somebody began a letter or is done with it, for a dossier or for one of those that the reader sees. */
function isCodedBy(
  { hiddenDossiers }: VisibleScope,
  { coderId, dossierId }: { coderId: string; dossierId: string | undefined },
  letterId: Column,
): SQL {
  const keys = statesOfCoder.map((state) => keyOfCodingList('', state, coderId))
  const seen = sql.join(
    keys.map((key) =>
      dossierId === undefined
        ? sql`select id || ${key} from dossiers${hiddenDossiers === null ? sql`` : sql` where id not in (${hiddenDossiers})`}`
        : sql`select ${dossierId + key}`,
    ),
    sql` union all `,
  )
  return sql`exists (select 1 from letter_lists x where x.letter_id = ${letterId} and x.list_id in (${seen}))`
}

/**
 * Whether a letter is in a list that is kept: of a topic, or of a state of coding in a dossier. Asked as
 * a value, as is what follows, so that PostgreSQL looks it up for each letter instead of joining all of the list.
 */
function isInList(listId: string, letterId: Column, lastDay: Column): SQL {
  return sql`(select 1 from letter_lists x where x.list_id = ${listId} and x.last_day = ${lastDay}
    and x.letter_id = ${letterId}) is not null`
}

export function liesIn(dossierId: string, letterId: Column): SQL {
  return sql`(select 1 from dossier_letters d where d.dossier_id = ${dossierId} and d.letter_id = ${letterId}) is not null`
}

/**
 * Whether a letter may be of the day or earlier. Of those that end later only few can be, so the newest of these is
 * looked up first and later ones are not even read.
 */
function beganBy(dossierId: string | undefined, day: Day): SQL | undefined {
  const ofOne = dossierId !== undefined
  const of = ofOne ? dossierLetters : letters
  const spans = ofOne
    ? sql`dossier_letters s where s.dossier_id = ${dossierId} and`
    : sql`letters s where`
  const newest = sql`(select coalesce(max(s.last_day), ${day}) from ${spans} s.last_day > ${day}
    and s.first_day < s.last_day and s.first_day <= ${day})`
  return and(lte(of.firstDay, day), lte(of.lastDay, newest))
}

/** The actors that count as one, itself included: whom parties name. */
export function selectIdsCountingAs(db: Db, actorId: string) {
  return db.select({ id: actors.id }).from(actors).where(eq(actors.countsAsId, actorId))
}
