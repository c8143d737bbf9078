import { and, eq } from 'drizzle-orm'
import type { ActorFact, ActorFactKind } from '#app/domain/actor-facts.ts'
import { actorFactStatements, describeFact } from '../codebook/actor-facts.ts'
import { inList, type RequiredChange, type Statement, type Transaction } from '../core/dialect.ts'
import { actorFacts } from '../schema/schema.ts'
import { auditEntry } from '../statements/audit-entry.ts'
import { changedSince, type BackPart, type Deeds, type TakingBack } from './part-back.ts'

type Row = typeof actorFacts.$inferSelect

/** What a list said of what actors are grouped by goes; `goneIds` are the rows that are deleted. */
export async function planAttributesBack(
  deeds: Deeds<'attribute'>,
  takingBack: TakingBack,
): Promise<BackPart & { goneIds: ReadonlySet<string> }> {
  const { db, performedBy, at } = takingBack
  const ids = deeds.map(({ id }) => id)
  const found = await db
    .select()
    .from(actorFacts)
    .where(inList(db, actorFacts.id, ids))
  const rows = new Map(found.map((row) => [row.id, row]))
  const isUntouched = ({ id, revision }: Deeds<'attribute'>[number]) => {
    const row = rows.get(id)
    return row !== undefined && row.revision === revision && row.withdrawnAt === null
  }
  const untouched = deeds.filter(isUntouched)
  return {
    stayed: deeds
      .filter((deed) => !isUntouched(deed) && rows.get(deed.id)?.withdrawnAt === null)
      .map(changedSince),
    goneIds: new Set(untouched.flatMap(({ id, deed }) => (deed === 'added' ? [id] : []))),
    statements: (tx) =>
      untouched.flatMap((deed) => {
        const row = rows.get(deed.id)!
        if (deed.deed === 'added') return removeRow(tx, row, takingBack)
        const changed = [{ before: asFact(row), after: deed.before }]
        return actorFactStatements(tx, row.actorId, { changed }, performedBy, at)
      }),
  }
}

/** A row as the statements of its page take it, which need none of its names. */
const asFact = (row: Row): ActorFact => ({
  ...row,
  kind: row.kind as ActorFactKind,
  ...{ successor: null, letter: null, said: null, withdrawn: row.withdrawnAt !== null },
})

function removeRow(
  tx: Transaction,
  row: Row,
  { performedBy, at }: TakingBack,
): (Statement | RequiredChange)[] {
  const { id } = row
  const told = describeFact(asFact(row))
  return [
    {
      requireChange: tx
        .delete(actorFacts)
        .where(and(eq(actorFacts.id, id), eq(actorFacts.revision, row.revision))),
    },
    auditEntry(tx, performedBy, at, {
      action: 'withdrew',
      subject: 'actor fact',
      subjectId: id,
      before: told,
      after: told,
    }),
  ]
}
