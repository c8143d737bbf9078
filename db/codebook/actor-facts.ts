import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { ActorFact, ActorFactForm, ActorFactKind } from '#app/domain/actor-facts.ts'
import type { FormState } from '#app/domain/history/earlier-forms.ts'
import { foldText } from '#app/domain/text/words.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskActorName, maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actorFacts, actors, letters, users } from '../schema/schema.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { canonicalActorId, keepActor } from '../statements/canonical-actor.ts'
import { insertMadeActors, type ActorToMake } from '../statements/insert-made-actors.ts'
import { isActorVisible, isFactVisible } from '../statements/visible-actors.ts'

/** What is done to what is so of an actor for some time; each row that stands already as it was read. */
type ActorFactChanges = {
  /** Successors that are new, stored with the row that names them or not at all. */
  made?: readonly ActorToMake[]
  added?: readonly (ActorFactForm & { id?: string })[]
  changed?: readonly { before: ActorFact; after: ActorFactForm }[]
  withdrawn?: readonly ActorFact[]
  restored?: readonly StandingFact[]
  /** The same of rows that come back with their actor, whose spellings come back besides. */
  returned?: readonly StandingFact[]
  wentBack?: readonly (FormState<ActorFactForm> & {
    before: ActorFact
    /** The entry of the log that left it. */
    entryId: string
  })[]
}

/** A row as far as putting it back needs it. */
type StandingFact = ActorFactForm & Pick<ActorFact, 'id' | 'revision' | 'actorId'>

/** What is so of an actor for some time, what was taken out among it, the earliest first. */
export async function listActorFacts(visible: VisibleScope, actorId: string): Promise<ActorFact[]> {
  return readActorFacts(visible, eq(actors.countsAsId, actorId))
}

/** All attributes that hold, of everybody. */
export async function readAllAttributes(visible: VisibleScope): Promise<ActorFact[]> {
  const isHeld = and(eq(actorFacts.kind, 'attribute'), isNull(actorFacts.withdrawnAt))
  return readActorFacts(visible, undefined, isHeld)
}

async function readActorFacts(
  visible: VisibleScope,
  ofActors: SQL | undefined,
  which?: SQL,
): Promise<ActorFact[]> {
  const { db, seesContactDetails } = visible
  const own = db
    .select({ id: actors.id })
    .from(actors)
    .where(and(ofActors, isActorVisible(visible)))
  const rows = await db
    .select({
      row: actorFacts,
      actorId: canonicalActorId(actorFacts.actorId),
      successorId: canonicalActorId(actorFacts.successorId),
      letter: letters.title,
      saidBy: users.name,
    })
    .from(actorFacts)
    .leftJoin(letters, eq(letters.id, actorFacts.letterId))
    .leftJoin(users, eq(users.id, actorFacts.saidBy))
    .where(and(inArray(actorFacts.actorId, own), which, isFactVisible(visible)))
    .orderBy(asc(sql`coalesce(${actorFacts.firstDay}, '')`), asc(actorFacts.id))
  const names = await readNames(
    db,
    rows.flatMap(({ successorId }) => successorId ?? []),
  )
  return rows.map(({ row, actorId: ofId, successorId, letter, saidBy }) => {
    const { saidBy: _by, saidDay, withdrawnAt, attributeKey: _a, valueKey: _v, ...kept } = row
    const fact: ActorFact = {
      ...kept,
      kind: kept.kind as ActorFactKind,
      actorId: ofId,
      successorId,
      successor: successorId === null ? null : (names.get(successorId) ?? null),
      letter,
      said: saidDay === null ? null : { by: saidBy, day: saidDay },
      withdrawn: withdrawnAt !== null,
    }
    return seesContactDetails ? fact : maskFact(fact)
  })
}

async function readNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select({ id: actors.id, name: actors.name })
    .from(actors)
    .where(inArray(actors.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function maskFact(fact: ActorFact): ActorFact {
  const { kind, actorId, value, successor, successorId } = fact
  return {
    ...fact,
    attribute: maskWords(fact.attribute),
    value:
      value === null ? null : kind === 'name' ? maskActorName(value, actorId) : maskWords(value),
    successor: successor === null ? null : maskActorName(successor, successorId),
    letter: maskWords(fact.letter),
    source: maskWords(fact.source),
  }
}

/**
 * Does all of it, each change with its entry in the log, or nothing where somebody changed one of the rows meanwhile.
 * What an actor was called is a spelling by which letters and people find it, and stays one when the row is taken out.
 */
export async function saveActorFacts(
  db: Db,
  actorId: string,
  changes: ActorFactChanges,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => actorFactStatements(tx, actorId, changes, performedBy, at))
}

/** The statements of that, for a transaction that changes more. */
export function actorFactStatements(
  tx: Transaction,
  actorId: string,
  { made = [], added = [], changed = [], withdrawn = [], ...back }: ActorFactChanges,
  performedBy: PerformedBy,
  at: string,
): (Statement | RequiredChange)[] {
  const typing = { saidBy: performedBy.userId, saidDay: at.slice(0, 10) }
  const log = (action: string, id: string, told: LoggedFact[]) => {
    const [before, after] = told.length > 1 ? told : [undefined, told[0]!]
    return auditEntry(tx, performedBy, at, {
      action,
      subject: 'actor fact',
      subjectId: id,
      ...(before && { before: describeFact(before) }),
      after: describeFact(after!),
    })
  }
  const rewrite = (before: ActorFact, after: ActorFactForm, values: FactValues = {}) =>
    updateFact(tx, before, {
      ...{ ...factColumns(after), ...typing },
      ...{ ...keepSuccessor(after), ...values },
    })
  return [
    ...insertMadeActors(tx, made, performedBy, at),
    ...added.flatMap(({ id = newId(), ...form }) => {
      return [
        tx.insert(actorFacts).values({ id, actorId, ...factColumns(form), ...typing }),
        ...spellOut(id, form),
        log('added', id, [{ ...form, actorId }]),
      ]
    }),
    ...changed.flatMap(({ before, after }) => [
      rewrite(before, after),
      ...spellOut(before.id, after),
      log('changed', before.id, [before, { ...after, actorId }]),
    ]),
    ...withdrawn.flatMap((row) => [
      updateFact(tx, row, { withdrawnAt: at }, isNull(actorFacts.withdrawnAt)),
      log('withdrew', row.id, [row, row]),
    ]),
    ...(back.restored ?? []).flatMap((row) => spellOut(row.id, row)),
    ...[...(back.restored ?? []), ...(back.returned ?? [])].flatMap((row) => [
      updateFact(tx, row, { withdrawnAt: null }),
      log('restored', row.id, [row, row]),
    ]),
    ...(back.wentBack ?? []).flatMap(({ before, form, out, entryId }) => [
      rewrite(before, form, { withdrawnAt: out ? at : null }),
      ...(out ? [] : spellOut(before.id, form)),
      log('went back', before.id, [
        { ...before, out: before.withdrawn },
        { ...form, actorId, out, entryId },
      ]),
    ]),
  ]
}

type LoggedFact = ActorFactForm & { actorId: string; out?: boolean; entryId?: string }

/** A name of some time is a spelling besides, of whom the row is of, whoever that one counts as. */
export function spellOut(factId: string, { kind, value }: ActorFactForm): Statement[] {
  if (kind !== 'name' || value === null) return []
  return [
    sql`insert into aliases (actor_id, name, name_key) select actor_id, ${value}, ${foldText(value)}
      from actor_facts where id = ${factId} on conflict do nothing`,
  ]
}

const keepSuccessor = ({ successorId }: ActorFactForm) =>
  successorId === null
    ? {}
    : { successorId: keepActor(actorFacts.successorId, successorId) as never }

/** A row of what is so of an actor, as the store keeps it. */
export function factColumns(form: ActorFactForm) {
  const { kind, attribute, value, successorId } = form
  const { firstDay, lastDay, fromEdtf, toEdtf, letterId, source } = form
  return {
    ...{ kind, attribute, value, successorId },
    attributeKey: attribute === null ? null : foldText(attribute),
    valueKey: value === null ? null : foldText(value),
    ...{ firstDay, lastDay, fromEdtf, toEdtf, letterId, source },
  }
}

type FactValues = Partial<typeof actorFacts.$inferInsert>

function updateFact(
  tx: Transaction,
  { id, revision }: Pick<ActorFact, 'id' | 'revision'>,
  values: FactValues,
  where?: SQL,
): RequiredChange {
  return {
    requireChange: tx
      .update(actorFacts)
      .set({ ...values, revision: revision + 1 })
      .where(and(eq(actorFacts.id, id), eq(actorFacts.revision, revision), where)),
  }
}

/** What the log tells of a row. */
/** A row as the log tells it whole, so that it can be gone back to. */
export function describeFact(row: LoggedFact) {
  const { actorId, kind, attribute, value, successorId, firstDay, lastDay, source } = row
  const { out, entryId } = row
  return {
    ...{ actorId, attribute, value, successorId, firstDay, lastDay, source },
    factKind: kind,
    from: row.fromEdtf ?? firstDay,
    to: row.toEdtf ?? lastDay,
    ...{ provenByLetter: row.letterId !== null, letterId: row.letterId },
    ...(out !== undefined && { out }),
    ...(entryId !== undefined && { entryId }),
  }
}
