import type { MilestoneForm, MilestoneRecord } from '#app/domain/milestones.ts'
import { milestoneStatements } from '../codebook/milestones.ts'
import { inList } from '../core/dialect.ts'
import { milestones } from '../schema/schema.ts'
import { changedSince, type BackPart, type Deeds, type TakingBack } from './part-back.ts'

/** Milestones say again what they said, or are taken out as they were before; a milestone is never deleted. */
export async function planMilestonesBack(
  deeds: Deeds<'milestone'>,
  { db, dossierId, performedBy, at }: TakingBack,
): Promise<BackPart> {
  const ids = deeds.map(({ id }) => id)
  const rows = await db
    .select()
    .from(milestones)
    .where(inList(db, milestones.id, ids))
  const records = new Map(
    rows.map(({ edtf, firstDay, lastDay, basis, withdrawnAt, ...row }) => {
      const dated = { edtf, first: firstDay, last: lastDay, basis }
      const record: MilestoneRecord = { ...row, dated, withdrawn: withdrawnAt !== null }
      return [row.id, record]
    }),
  )
  const isUntouched = ({ id, revision }: Deeds<'milestone'>[number]) =>
    records.get(id)?.revision === revision
  return {
    stayed: deeds
      .filter((deed) => !isUntouched(deed) && records.get(deed.id)?.withdrawn === false)
      .map(changedSince),
    statements: (tx) =>
      deeds.filter(isUntouched).flatMap((deed) => {
        const record = records.get(deed.id)!
        const before = deed.deed === 'added' ? null : deed.before
        const changed = before && !isSaid(record, before) ? [{ before: record, after: before }] : []
        const again = { ...record, revision: record.revision + changed.length }
        return [
          ...milestoneStatements(tx, dossierId, { changed }, performedBy, at),
          ...milestoneStatements(
            tx,
            dossierId,
            { withdrawn: deed.deed === 'changed' ? [] : [again] },
            performedBy,
            at,
          ),
        ]
      }),
  }
}

const isSaid = (record: MilestoneRecord, form: MilestoneForm): boolean => {
  const { name, label, dated, source } = record
  return JSON.stringify({ name, label, dated, source }) === JSON.stringify(form)
}
