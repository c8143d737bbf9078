import type { DossierRecord } from '#app/domain/dossiers.ts'
import { listKinds } from '#app/domain/lists/list-fields.ts'
import {
  makeListTemplate,
  writeActorList,
  writeTopicList,
} from '#app/domain/lists/list-templates.ts'
import type { ListTopic } from '#app/domain/lists/list-topic-cells.ts'
import { refusalHeadings } from '#app/domain/plan/table/table-mapping.ts'
import { cellsToCsv } from '#app/exports/csv.ts'
import { writeQdc } from '#app/exports/qdc.ts'
import { writeXlsx } from '#app/exports/xlsx.ts'
import { makeCodeId } from '#app/readers/office/qdc.ts'
import { mediaTypes } from '#app/readers/detect-format.ts'
import type { Store, StoredList, VisibleStore } from '#app/store.server.ts'
import { readPassages } from './list-passages.ts'

export type ListFile = { content: string | Buffer; name: string; mediaType: string }

/** The template that a file name asks for, such as `actors.xlsx`; null where there is none of that name. */
export async function buildListTemplate(fileName: string): Promise<ListFile | null> {
  const [, name, ending] = /^(\w+)\.(csv|xlsx)$/.exec(fileName) ?? []
  const kind = listKinds.find((one) => one === name)
  if (!kind) return null
  const cells = makeListTemplate(kind)
  return ending === 'csv'
    ? { content: cellsToCsv(cells), name: fileName, mediaType: 'text/csv' }
    : {
        content: await writeXlsx([{ name: kind, rows: cells }]),
        name: fileName,
        mediaType: mediaTypes.xlsx,
      }
}

/** All actors as the list that would come in again without a change, as far as the reader knows of them. */
export async function exportActorList(visible: VisibleStore): Promise<string> {
  const { records, affiliations, facts } = await visible.listKnowledge.actors([])
  return cellsToCsv(writeActorList(records, affiliations, facts))
}

/** The topics of a dossier with all their words, and the passages that these name, as far as the reader sees them. */
async function readListedTopics(visible: VisibleStore, dossierId: string) {
  const topics: ListTopic[] = await Promise.all(
    (await visible.topics.ofDossier(dossierId)).map(async ({ id, closedAt }) => ({
      ...{ id, closed: closedAt !== null },
      wording: (await visible.topics.versions(id)).at(-1)!.wording,
    })),
  )
  const wordings = topics.map(({ wording }) => wording)
  return { topics, passages: await readPassages(visible, wordings) }
}

/** The topics of a dossier as such a list. */
export async function exportTopicList(visible: VisibleStore, dossierId: string): Promise<string> {
  const { topics, passages } = await readListedTopics(visible, dossierId)
  return cellsToCsv(writeTopicList(topics, passages))
}

/** The topics of a dossier as a codebook of REFI-QDA, which comes in again as such a list. */
export async function exportCodebook(
  visible: VisibleStore,
  { id, slug }: Pick<DossierRecord, 'id' | 'slug'>,
): Promise<ListFile> {
  const { topics, passages } = await readListedTopics(visible, id)
  return {
    content: writeQdc(topics, passages, makeCodeId),
    name: `${slug}.qdc`,
    mediaType: mediaTypes.qdc,
  }
}

/** How many refused rows a file has at most: all that a list may have. */
const mostRefusedRows = 20_000

/** The refused rows of a list with why, to be mended and brought again; null where none was refused. */
export async function buildRefusedListRows(
  admin: Store,
  list: StoredList,
): Promise<ListFile | null> {
  const table = await admin.lists.cells(list.id)
  const refused = await admin.lists.rows(list.id, ['refused'], mostRefusedRows, 0)
  if (!table || !refused.length) return null
  const byNumber = new Map(table.rows.map((row) => [row.number, row]))
  const width = table.headings.length
  return {
    name: `${list.name.replace(/\.[^.]{1,5}$/, '')}, refused rows.csv`,
    mediaType: 'text/csv',
    content: cellsToCsv([
      [...table.headings, ...refusalHeadings],
      ...refused.map(({ row, reason }) => [
        ...Array.from({ length: width }, (_, place) => byNumber.get(row)?.cells[place]?.text ?? ''),
        String(row),
        reason ?? '',
      ]),
    ]),
  }
}
