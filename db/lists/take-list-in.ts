import { and, eq, sql } from 'drizzle-orm'
import type { AffiliationForm } from '#app/domain/affiliations.ts'
import { toActorForm } from '#app/domain/actors.ts'
import type { ListAffiliations, ListChanges, NewListActor } from '#app/domain/lists/list-plan.ts'
import { summariseDeeds, type ListDeed } from '#app/domain/lists/list-deeds.ts'
import type { MilestoneForm } from '#app/domain/milestones.ts'
import { correctActorStatements } from '../codebook/actor-records.ts'
import { affiliationStatements } from '../codebook/affiliation-records.ts'
import { milestoneStatements, openHiddenWords } from '../codebook/milestones.ts'
import { topicClosedStatements } from '../codebook/topic-standing.ts'
import { topicVersionStatements } from '../codebook/topic-versions.ts'
import {
  commitChange,
  type ChangeOutcome,
  type Db,
  type RequiredChange,
  type Statement,
  type Transaction,
} from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { dossierTopics, lists } from '../schema/schema.ts'
import { refreshSearch } from '../search/refresh-search.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { insertMadeActors } from '../statements/insert-made-actors.ts'
import { insertTopic } from '../statements/insert-codebook.ts'
import { addAttributes } from './attributes-in.ts'
import type { StoredList } from './list-rows.ts'

type Statements = (Statement | RequiredChange)[]

/** How what is stored is told and done: by whom, when, and which ids stand for what is new. */
type Taking = {
  db: Db
  visible: VisibleScope
  list: StoredList
  performedBy: PerformedBy
  at: string
  idOf: (ref: string) => string
}

/** What one part of a list does, and how it is noted so that it can be taken back. */
type Part = { deeds: ListDeed[]; statements: (tx: Transaction) => Statements }

/**
 * Does all that a list changes in one transaction, each change with its entry in the log, and notes what it was;
 * nothing where somebody changed one of the things, or the list itself, since they were read. `seesContactDetails`:
 * whether what is changed was planned with addresses and numbers.
 */
export async function takeListIn(
  whole: VisibleScope,
  list: StoredList,
  changes: ListChanges,
  seesContactDetails: boolean,
): Promise<ChangeOutcome> {
  const { db } = whole
  const ids = new Map(changes.actors.added.map(({ ref }) => [ref, newId()]))
  const taking: Taking = {
    ...{ db, list, performedBy: list.toldBy, at: new Date().toISOString() },
    visible: { ...whole, seesContactDetails },
    idOf: (ref) => ids.get(ref) ?? ref,
  }
  const parts = [
    addActors(changes.actors.added, taking),
    changeActors(changes.actors.changed, taking),
    ...changes.affiliations.map((of) => changeAffiliations(of, taking)),
    ...changes.facts.map((of) => addAttributes(of, taking)),
    await changeTopics(changes.topics, taking),
    await changeMilestones(changes.milestones, taking),
  ]
  const deeds = parts.flatMap((part) => part.deeds)
  const outcome = await commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(lists)
        .set({
          ...{ state: 'stored', reason: null, deeds, stayed: null },
          ...{ takenAt: taking.at, revision: list.revision + 1 },
        })
        .where(
          and(eq(lists.id, list.id), eq(lists.revision, list.revision), eq(lists.state, 'storing')),
        ),
    },
    ...parts.flatMap(({ statements }) => statements(tx)),
    auditEntry(tx, taking.performedBy, taking.at, {
      action: 'took in',
      subject: 'list',
      subjectId: list.id,
      after: { name: list.name, listOf: list.kind, did: summariseDeeds(deeds) },
    }),
  ])
  await refreshSearch(db)
  return outcome
}

function addActors(added: readonly NewListActor[], { performedBy, at, idOf }: Taking): Part {
  return {
    deeds: added.map(({ ref, form }) => ({
      ...{ thing: 'actor', deed: 'added', id: idOf(ref), name: form.name, revision: 1 },
    })),
    statements: (tx) =>
      insertMadeActors(
        tx,
        added.map(({ ref, form, letterId }) => ({ id: idOf(ref), form, letterId })),
        performedBy,
        at,
      ),
  }
}

function changeActors(
  changed: ListChanges['actors']['changed'],
  { db, performedBy, at }: Taking,
): Part {
  return {
    deeds: changed.map(({ before, after }) => ({
      ...{ thing: 'actor', deed: 'changed', id: before.id, name: after.name },
      ...{ before: toActorForm(before), revision: before.revision + 1 },
    })),
    statements: (tx) =>
      changed.flatMap((change) => correctActorStatements(db, tx, change, performedBy, at)),
  }
}

function changeAffiliations(
  { memberId, memberName, names, added, changed, restored }: ListAffiliations,
  { performedBy, at, idOf }: Taking,
): Part {
  const member = idOf(memberId)
  const settle = <Form extends AffiliationForm>(form: Form): Form => ({
    ...form,
    organisationId: idOf(form.organisationId),
  })
  const rows = added.map((form) => ({ ...settle(form), id: newId(), ref: form.organisationId }))
  const name = (ref: string) => `${memberName} · ${names[ref] ?? ''}`
  return {
    deeds: [
      ...rows.map(({ id, ref }): ListDeed => ({
        ...{ thing: 'affiliation', deed: 'added', id, memberId: member, name: name(ref) },
        revision: 1,
      })),
      ...changed.map(({ before }): ListDeed => ({
        ...{ thing: 'affiliation', deed: 'changed', id: before.id, memberId: member, before },
        ...{ name: name(before.organisationId), revision: before.revision + 1 },
      })),
      ...restored.map(({ id, organisationId, revision }): ListDeed => ({
        ...{ thing: 'affiliation', deed: 'restored', id, memberId: member },
        ...{ name: name(organisationId), revision: revision + 1 },
      })),
    ],
    statements: (tx) =>
      affiliationStatements(
        tx,
        member,
        {
          added: rows.map(({ ref: _ref, ...row }) => row),
          changed: changed.map(({ before, after }) => ({ before, after: settle(after) })),
          restored,
        },
        performedBy,
        at,
      ),
  }
}

async function changeTopics(
  { added, changed, standing }: ListChanges['topics'],
  { db, list, performedBy, at }: Taking,
): Promise<Part> {
  const dossierId = list.dossierId ?? ''
  const [last] = await db
    .select({ place: sql<number | null>`max(${dossierTopics.place})` })
    .from(dossierTopics)
    .where(eq(dossierTopics.dossierId, dossierId))
  const first = (last?.place ?? -1) + 1
  const topics = added.map(({ wording: { examples: _examples, ...wording }, closed }, index) => ({
    topic: { ...wording, dossierId, id: newId(), place: first + index },
    closed,
  }))
  const close = (tx: Transaction, topicId: string, isClosed: boolean) =>
    topicClosedStatements(tx, { topicId, closedAt: isClosed ? at : null }, performedBy, at)
  return {
    deeds: [
      ...topics.map(({ topic: { id, name } }): ListDeed => ({
        ...{ thing: 'topic', deed: 'added', id, name, version: 1 },
      })),
      ...changed.map(({ topicId, before, wording }): ListDeed => ({
        ...{ thing: 'topic', deed: 'changed', id: topicId, name: wording.name },
        version: before.version + 1,
      })),
      ...standing.map(({ topicId, name, closedAt }): ListDeed => ({
        ...{ thing: 'topic', deed: closedAt === null ? 'closed' : 'reopened', id: topicId, name },
        closedAt,
      })),
    ],
    statements: (tx) => [
      ...topics.flatMap(({ topic, closed }) => [
        ...insertTopic(tx, topic, performedBy, at),
        ...(closed ? close(tx, topic.id, true) : []),
      ]),
      ...changed.flatMap((next) =>
        topicVersionStatements(tx, { ...next, draft: null }, performedBy, at),
      ),
      ...standing.flatMap(({ topicId, closedAt }) => close(tx, topicId, closedAt === null)),
    ],
  }
}

async function changeMilestones(
  shown: ListChanges['milestones'],
  { visible, list, performedBy, at }: Taking,
): Promise<Part> {
  const { find, place } = await openHiddenWords(visible, list.dossierId ?? '', null)
  const findBoth = ({ before, after }: ListChanges['milestones']['changed'][number]) => ({
    before: find(before),
    after: place(after, find(before)).kept,
  })
  const [changed, restored] = [shown.changed.map(findBoth), shown.restored.map(findBoth)]
  const rows = shown.added.map((form) => ({ ...form, id: newId() }))
  const back = restored.map(({ before, after }) => ({
    before,
    again: { before: { ...before, revision: before.revision + 1 }, after },
    isOther: JSON.stringify(pickForm(before)) !== JSON.stringify(pickForm(after)),
  }))
  // What a list did is told by the names that whoever brought it saw.
  return {
    deeds: [
      ...rows.map(({ id, name }): ListDeed => ({
        ...{ thing: 'milestone', deed: 'added', id, name, revision: 1 },
      })),
      ...changed.map(({ before }, index): ListDeed => ({
        ...{ thing: 'milestone', deed: 'changed', id: before.id },
        ...{ name: shown.changed[index]!.after.name },
        ...{ before: pickForm(before), revision: before.revision + 1 },
      })),
      ...back.map(({ before, isOther }, index): ListDeed => ({
        ...{ thing: 'milestone', deed: 'restored', id: before.id },
        ...{ name: shown.restored[index]!.before.name },
        ...{ before: pickForm(before), revision: before.revision + (isOther ? 2 : 1) },
      })),
    ],
    statements: (tx) => [
      ...milestoneStatements(
        tx,
        list.dossierId ?? '',
        { added: rows, changed, restored: back.map(({ before }) => before) },
        performedBy,
        at,
      ),
      ...milestoneStatements(
        tx,
        list.dossierId ?? '',
        { changed: back.flatMap(({ again, isOther }) => (isOther ? [again] : [])) },
        performedBy,
        at,
      ),
    ],
  }
}

/** What is said of a milestone, without what only the store keeps of it. */
const pickForm = ({ name, label, dated, source }: MilestoneForm): MilestoneForm => ({
  ...{ name, label, dated, source },
})
