import { writeMilestoneList } from '#app/domain/lists/list-templates.ts'
import { cellsToCsv } from '#app/exports/csv.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** The milestones that are drawn as a table for a spreadsheet, which can be read in again (CSV, with its mark). */
export async function writeMilestoneTable(
  visible: VisibleStore,
  dossierId: string,
): Promise<string> {
  const records = await visible.milestones.records(dossierId)
  return cellsToCsv(writeMilestoneList(records.filter(({ withdrawn }) => !withdrawn)))
}
