import { listKinds, type ListKind } from '#app/domain/lists/list-fields.ts'
import {
  findListTable,
  guessListKind,
  hasPlainHeadings,
  makeListKey,
  maxListRows,
  proposeListMapping,
  type ListMapping,
  type ListTable,
} from '#app/domain/lists/list-table.ts'
import { writeTopicList } from '#app/domain/lists/list-templates.ts'
import type { PackageManifest } from '#app/domain/package/package-schema.ts'
import type { Sheet } from '#app/domain/plan/table/sheet.ts'
import { noExamples } from '#app/domain/topic-wording.ts'
import { readFile } from '#app/readers/read-file.ts'
import type { Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import type { ListSender } from './require-list.ts'

/** A list that was brought: its id, or what is wrong, by field. */
export type StartedList =
  { ok: true; id: string } | { ok: false; status: number; errors: Record<string, string> }

/**
 * Reads the file of a form as a list. Where its headings say what it is, its plan is made at once; otherwise it is
 * asked.
 */
export async function startList(sender: ListSender, form: FormData): Promise<StartedList> {
  const refuse = (errors: Record<string, string>, status = 400): StartedList => ({
    ok: false,
    status,
    errors,
  })
  const file = form.get('file')
  if (!(file instanceof File) || !file.size)
    return refuse({
      file: 'Choose a file: a table as CSV or XLSX, or a codebook as .qdc or dossier package.',
    })
  const read = await readListFile(file)
  if (!read.ok) return refuse({ file: read.reason })
  const { table } = read
  const named = listKinds.find((one) => one === form.get('kind'))
  const kind = named ?? guessListKind(table)
  if (kind && !sender.kinds.includes(kind))
    return refuse({ kind: `You may not take in ${kind}. Ask an editor.` }, 403)
  const dossier = chooseListDossier(sender, kind, form)
  if (!dossier.ok) return refuse({ dossier: dossier.reason })
  const proposed = kind && (await proposeColumns(sender.admin, kind, table))
  const isReady = proposed?.sure === true && (kind === 'actors' || dossier.id !== null)
  return withStoreErrors(
    async (): Promise<StartedList> => {
      const id = await sender.admin.lists.record(
        {
          ...{ name: file.name.normalize('NFC'), kind, table, dossierId: dossier.id },
          ...{ mapping: proposed?.mapping ?? null, state: isReady ? 'planning' : 'asking' },
        },
        sender.performedBy,
      )
      return { ok: true, id }
    },
    (sentence) => refuse({ form: sentence }, 503),
  )
}

type ReadTable = { ok: true; table: ListTable } | { ok: false; reason: string }

/** The list in a file, read where files of strangers are. */
async function readListFile(file: File): Promise<ReadTable> {
  const bytes = Buffer.from(await file.arrayBuffer())
  const read = await readFile({ name: file.name, bytes }, { languages: ['eng'] })
  if (!read.ok) return { ok: false, reason: read.reason }
  const sheets = read.package
    ? [makePackageSheet(read.package.manifest)]
    : read.documents.flatMap((document) => (document.sheets.length ? document.sheets : []))
  const table = findListTable(sheets)
  if (!table)
    return {
      ok: false,
      reason:
        'There is no table in this file. Save the sheet as CSV or XLSX, with headings above its rows.',
    }
  if (!table.rows.length)
    return {
      ok: false,
      reason: 'This table has headings and no rows below them. Add the rows that are to come in.',
    }
  if (table.rows.length > maxListRows)
    return {
      ok: false,
      reason:
        `This table has ${table.rows.length.toLocaleString('en')} rows; ` +
        `a list has at most ${maxListRows.toLocaleString('en')}. Split it.`,
    }
  const notes = read.package ? [] : read.documents.flatMap((document) => document.notes)
  return { ok: true, table: { ...table, ...(notes.length && { notes }) } }
}

/** The topics of a dossier package in their newest words, as the sheet of a list; its passages stay behind. */
function makePackageSheet({ topics }: PackageManifest): Sheet {
  const listTopics = topics.map(({ closedAt, versions }) => ({
    ...{ id: null, closed: closedAt !== null },
    wording: { ...versions.at(-1)!, examples: noExamples },
  }))
  return {
    name: 'Topics',
    rows: writeTopicList(listTopics, new Map()).map((cells, index) => ({
      number: index + 1,
      cells: cells.map((text) => ({ text })),
    })),
  }
}

/** What the columns are taken for, and whether nobody needs to look: by our own headings, or by what somebody said. */
export async function proposeColumns(
  admin: Store,
  kind: ListKind,
  table: Pick<ListTable, 'headings'>,
): Promise<{ mapping: ListMapping; sure: boolean }> {
  if (hasPlainHeadings(kind, table)) return { mapping: proposeListMapping(kind, table), sure: true }
  const remembered = await admin.lists.rememberedMapping(makeListKey(kind, table))
  return remembered
    ? { mapping: remembered, sure: true }
    : { mapping: proposeListMapping(kind, table), sure: false }
}

type ChosenListDossier = { ok: true; id: string | null } | { ok: false; reason: string }

/** The dossier that a form names for topics or milestones; null where it is still to be said, or none is needed. */
export function chooseListDossier(
  { dossiers }: Pick<ListSender, 'dossiers'>,
  kind: ListKind | null,
  form: FormData,
): ChosenListDossier {
  const slug = String(form.get('dossier') ?? '')
  if (kind === 'actors') return { ok: true, id: null }
  if (!slug) return { ok: true, id: kind && dossiers.length === 1 ? dossiers[0]!.id : null }
  const dossier = dossiers.find((one) => one.slug === slug)
  return dossier
    ? { ok: true, id: dossier.id }
    : { ok: false, reason: 'Choose a dossier that is open and whose codebook you may change.' }
}
