import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { orderPair } from '#app/domain/twins/find-twins.ts'
import type { TwinAnswerKind, TwinOrder } from '#app/domain/twins/twins.ts'
import { bindFirst } from '../core/bind-first.ts'
import { commitChange, type ChangeOutcome, type Db } from '../core/dialect.ts'
import { newId } from '../core/ids.ts'
import { maskWords } from '../core/masked-rows.ts'
import type { VisibleScope } from '../core/visible-scope.ts'
import { actors, twinAnswers, users } from '../schema/schema.ts'
import { closeTwinAnswers } from '../statements/close-twin-answers.ts'
import { auditEntry, type PerformedBy } from '../statements/audit-entry.ts'
import { isActorVisible } from '../statements/visible-actors.ts'
import { readTwinActors, weighActors } from './twin-actors.ts'

/**
 * A pair that may be one, as it stands now; `laterSince` is when somebody put it off, null where nobody did. `rank` is
 * what everybody may see of it; null where it rests on letters that are closed to somebody, so that it depends on the
 * reader whether anything speaks for it.
 */
type TwinCandidate = {
  firstId: string
  secondId: string
  unusual: boolean
  laterSince: string | null
  rank: TwinOrder | null
}

/** What somebody said of a pair, and when. */
type TwinAnswerRow = {
  id: string
  firstId: string
  secondId: string
  kind: TwinAnswerKind
  at: string
  by: string | null
}

/** Pairs of actors that may be one, of those whom a reader may know of, and what was said of them. */
export function bindTwins(visible: VisibleScope) {
  return {
    ...bindFirst(visible, {
      candidates: listTwinCandidates,
      actors: readTwinActors,
      weights: weighActors,
      answers: listTwinAnswers,
      answerTo: findTwinAnswer,
      sharedLetters: listSharedLetters,
    }),
    ...bindFirst(visible.db, {
      record: recordTwinAnswer,
      takeBack: takeTwinAnswerBack,
    }),
  }
}

/** `first` and `second` are the actors that the two of a pair count as. */
const bothActors = sql`join actors one on one.id = twin_pairs.first_id
  join actors first on first.id = one.counts_as_id
  join actors two on two.id = twin_pairs.second_id
  join actors second on second.id = two.counts_as_id`

/** Pairs that are two still, nobody said to be different, and of which the reader may know both. */
function isOpenPair(visible: VisibleScope): SQL {
  return sql`first.id <> second.id and first.withdrawn_at is null and second.withdrawn_at is null
    and ${isKnown(visible, 'first')} and ${isKnown(visible, 'second')}
    and not exists (select 1 from twin_answers answer join actors p on p.id = answer.first_id
    join actors q on q.id = answer.second_id where answer.taken_back_at is null and answer.kind = 'different'
    and ((p.counts_as_id = first.id and q.counts_as_id = second.id)
    or (p.counts_as_id = second.id and q.counts_as_id = first.id)))`
}

/** Whether the reader may know of the actor that a query calls so. */
function isKnown(visible: VisibleScope, name: 'first' | 'second'): SQL {
  const known = visible.db
    .select({ id: actors.id })
    .from(actors)
    .where(and(sql`${actors.id} = ${sql.raw(name)}.id`, isActorVisible(visible)))
  return sql`exists ${known}`
}

/** All of them, in the order of ids. */
async function listTwinCandidates(visible: VisibleScope): Promise<TwinCandidate[]> {
  const rows = await visible.db
    .select({
      one: sql<string>`first.id`,
      other: sql<string>`second.id`,
      unusual: sql<number | boolean>`twin_pairs.unusual`,
      open: sql<number | boolean>`twin_pairs.open`,
      likely: sql<number | boolean>`twin_pairs.likely`,
      weight: sql<number>`twin_pairs.weight`,
      shorter: sql<0 | 1 | null>`twin_pairs.shorter`,
      laterSince: sql<string | null>`(select max(answer.answered_at) from twin_answers answer
        join actors p on p.id = answer.first_id join actors q on q.id = answer.second_id
        where answer.taken_back_at is null and answer.kind = 'later'
        and ((p.counts_as_id = first.id and q.counts_as_id = second.id)
        or (p.counts_as_id = second.id and q.counts_as_id = first.id)))`,
    })
    .from(sql`twin_pairs ${bothActors}`)
    .where(isOpenPair(visible))
    .orderBy(sql`twin_pairs.first_id`, sql`twin_pairs.second_id`)
  const found = new Map<string, TwinCandidate>()
  for (const { one, other, unusual, laterSince, ...row } of rows) {
    const [firstId, secondId] = orderPair(one, other)
    const key = `${firstId} ${secondId}`
    const before = found.get(key)
    const isUnusual = Boolean(unusual) && (before?.unusual ?? true)
    const rank = before?.rank ?? readRank(row, firstId !== one)
    found.set(key, { firstId, secondId, unusual: isUnusual, laterSince, rank })
  }
  return [...found.values()]
}

type RankRow = {
  open: number | boolean
  likely: number | boolean
  weight: number
  shorter: 0 | 1 | null
}

/** `isTurned`: what the two count as by now stands in the other order. */
function readRank({ open, likely, weight, shorter }: RankRow, isTurned: boolean): TwinOrder | null {
  if (!open) return null
  const turned = shorter === 0 ? 1 : 0
  return {
    likely: Boolean(likely),
    weight,
    shorter: isTurned && shorter !== null ? turned : shorter,
  }
}

/** What was said last of pairs that the reader may know of and was not taken back, the newest first. */
async function listTwinAnswers(visible: VisibleScope, limit: number): Promise<TwinAnswerRow[]> {
  return readAnswers(visible, sql`1 = 1`, limit)
}

/** What somebody said of two actors, or of what was merged into them; null where nobody did, or took it back. */
async function findTwinAnswer(
  visible: VisibleScope,
  oneId: string,
  otherId: string,
): Promise<TwinAnswerRow | null> {
  const pair = sql`((first.id = ${oneId} and second.id = ${otherId}) or (first.id = ${otherId} and second.id = ${oneId}))`
  return (await readAnswers(visible, pair, 1))[0] ?? null
}

function readAnswers(visible: VisibleScope, which: SQL, limit: number): Promise<TwinAnswerRow[]> {
  return visible.db
    .select({
      id: twinAnswers.id,
      firstId: sql<string>`first.id`,
      secondId: sql<string>`second.id`,
      kind: sql<TwinAnswerKind>`${twinAnswers.kind}`,
      at: twinAnswers.answeredAt,
      by: users.name,
    })
    .from(twinAnswers)
    .innerJoin(sql`actors one`, sql`one.id = ${twinAnswers.firstId}`)
    .innerJoin(sql`actors first`, sql`first.id = one.counts_as_id`)
    .innerJoin(sql`actors two`, sql`two.id = ${twinAnswers.secondId}`)
    .innerJoin(sql`actors second`, sql`second.id = two.counts_as_id`)
    .leftJoin(users, eq(users.id, twinAnswers.answeredBy))
    .where(
      and(
        which,
        isNull(twinAnswers.takenBackAt),
        isKnown(visible, 'first'),
        isKnown(visible, 'second'),
      ),
    )
    .orderBy(desc(twinAnswers.answeredAt), desc(twinAnswers.id))
    .limit(limit)
}

/** The titles of letters that name both of two actors, the newest first: at most `limit` of `total`. */
async function listSharedLetters(
  visible: VisibleScope,
  oneId: string,
  otherId: string,
  limit: number,
): Promise<{ letters: { id: string; title: string }[]; total: number }> {
  const both = sql`actors a join parties p on p.actor_id = a.id join parties o on o.letter_id = p.letter_id
    join actors b on b.id = o.actor_id join letters l on l.id = p.letter_id`
  const isOfBoth = sql`a.counts_as_id = ${oneId} and b.counts_as_id = ${otherId} and ${visible.isVisible(sql`l.id`)}`
  const rows = await visible.db
    .selectDistinct({
      id: sql<string>`l.id`,
      title: sql<string>`l.title`,
      lastDay: sql<string>`l.last_day`,
      total: sql<number>`(select cast(count(distinct l.id) as integer) from ${both} where ${isOfBoth})`,
    })
    .from(both)
    .where(isOfBoth)
    .orderBy(desc(sql`l.last_day`), asc(sql`l.id`))
    .limit(limit)
  return {
    letters: rows.map(({ id, title }) => ({
      id,
      title: visible.seesContactDetails ? title : maskWords(title),
    })),
    total: rows[0]?.total ?? 0,
  }
}

/**
 * Keeps what somebody says of two actors, in place of what was said of them before. Nothing changes where they are one
 * by now.
 */
async function recordTwinAnswer(
  db: Db,
  { oneId, otherId, kind }: { oneId: string; otherId: string; kind: TwinAnswerKind },
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const [firstId, secondId] = orderPair(oneId, otherId)
  const [id, at] = [newId(), new Date().toISOString()]
  return commitChange(db, (tx) => [
    ...closeTwinAnswers(tx, [firstId, secondId], performedBy, at),
    {
      requireChange: sql`insert into twin_answers (id, first_id, second_id, kind, answered_at, answered_by)
        select ${id}, one.id, two.id, ${kind}, ${at}, ${performedBy.userId} from actors one
        join actors two on two.counts_as_id <> one.counts_as_id where one.id = ${firstId} and two.id = ${secondId}`,
    },
    auditEntry(tx, performedBy, at, {
      action: kind,
      subject: 'twins',
      subjectId: id,
      after: { twinIds: [firstId, secondId] },
    }),
  ])
}

/** Takes back what was said; the pair is asked about again. */
async function takeTwinAnswerBack(
  db: Db,
  { id, firstId, secondId, kind }: Pick<TwinAnswerRow, 'id' | 'firstId' | 'secondId' | 'kind'>,
  performedBy: PerformedBy,
): Promise<ChangeOutcome> {
  const at = new Date().toISOString()
  return commitChange(db, (tx) => [
    {
      requireChange: tx
        .update(twinAnswers)
        .set({ takenBackAt: at, takenBackBy: performedBy.userId })
        .where(and(eq(twinAnswers.id, id), isNull(twinAnswers.takenBackAt))),
    },
    auditEntry(tx, performedBy, at, {
      action: `no longer ${kind}`,
      subject: 'twins',
      subjectId: id,
      after: { twinIds: orderPair(firstId, secondId) },
    }),
  ])
}
