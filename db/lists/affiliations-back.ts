import { and, eq } from 'drizzle-orm'
import type { AffiliationRecord } from '#app/domain/affiliations.ts'
import { affiliationStatements } from '../codebook/affiliation-records.ts'
import { inList, type RequiredChange, type Statement, type Transaction } from '../core/dialect.ts'
import { affiliations } from '../schema/schema.ts'
import { auditEntry } from '../statements/audit-entry.ts'
import { rebuildEvidence } from '../statements/rebuild-evidence.ts'
import { changedSince, type BackPart, type Deeds, type TakingBack } from './part-back.ts'

type Row = typeof affiliations.$inferSelect
type Affiliated = Deeds<'affiliation'>[number]

/** What a list said of who belongs where goes; `goneIds` are the rows that are deleted. */
export async function planAffiliationsBack(
  deeds: Deeds<'affiliation'>,
  takingBack: TakingBack,
): Promise<BackPart & { goneIds: ReadonlySet<string> }> {
  const { db, performedBy, at } = takingBack
  const ids = deeds.map(({ id }) => id)
  const rows = new Map(
    (
      await db
        .select()
        .from(affiliations)
        .where(inList(db, affiliations.id, ids))
    ).map((row) => [row.id, row]),
  )
  const isUntouched = ({ id, revision }: Affiliated) => {
    const row = rows.get(id)
    return row !== undefined && row.revision === revision && row.withdrawnAt === null
  }
  const untouched = deeds.filter(isUntouched)
  const added = untouched.filter(({ deed }) => deed === 'added')
  return {
    stayed: deeds
      .filter((deed) => !isUntouched(deed) && rows.get(deed.id)?.withdrawnAt === null)
      .map(changedSince),
    goneIds: new Set(added.map(({ id }) => id)),
    statements: (tx) =>
      untouched.flatMap((deed) => {
        const row = rows.get(deed.id)!
        if (deed.deed === 'added') return removeRow(tx, row, takingBack)
        const record = asRecord(row)
        return affiliationStatements(
          tx,
          deed.memberId,
          deed.deed === 'changed'
            ? { changed: [{ before: record, after: deed.before }] }
            : { withdrawn: [record] },
          performedBy,
          at,
        )
      }),
  }
}

/** A row as the statements of its page take it, which need none of its names. */
function asRecord(row: Row): AffiliationRecord {
  return {
    ...row,
    ...{ organisation: '', organisationKind: 'organisation', letter: null, said: null },
    withdrawn: row.withdrawnAt !== null,
  }
}

function removeRow(
  tx: Transaction,
  row: Row,
  { performedBy, at }: TakingBack,
): (Statement | RequiredChange)[] {
  const { id, memberId, organisationId, role, firstDay, lastDay, counts, source } = row
  return [
    {
      requireChange: tx
        .delete(affiliations)
        .where(and(eq(affiliations.id, id), eq(affiliations.revision, row.revision))),
    },
    ...rebuildEvidence(tx, { formerMemberId: memberId, firstDay, lastDay }),
    auditEntry(tx, performedBy, at, {
      action: 'withdrew',
      subject: 'affiliation',
      subjectId: id,
      before: { memberId, organisationId, role, firstDay, lastDay, counts, source },
      after: { memberId, organisationId, role, firstDay, lastDay, counts, source },
    }),
  ]
}
