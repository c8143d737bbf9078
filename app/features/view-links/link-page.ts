import type { OpenedLink } from '#app/auth/view-link.ts'
import { writeRowSentence } from '#app/domain/row-sentences.ts'
import { tableFormats } from '#app/domain/view-files.ts'
import { sayFactValue, type ViewFact } from '#app/domain/view-links.ts'
import type { TableCell } from '#app/exports/tables/view-table.ts'
import { loadShownView } from './shown-view.ts'

/** As many rows as the page at a link shows; its files hold all of them. */
const mostRowsShown = 100

/** What the page at a link shows. */
export type LinkPage = {
  title: string
  facts: readonly ViewFact[]
  /** What is said of its picture and of it as a whole. */
  summary: string
  hasPicture: boolean
  total: number
  headings: readonly string[]
  rows: readonly (readonly TableCell[])[]
  /** The same rows, a sentence each. */
  sentences: readonly string[]
  formats: readonly { format: string; word: string }[]
}

/** A link as a page, or as it stands within one of somebody else's. */
export async function loadLinkPage(
  opened: OpenedLink,
  most = mostRowsShown,
): Promise<({ ok: true } & LinkPage) | { ok: false; reason: string; isGone: boolean }> {
  const shown = await loadShownView(opened)
  if (!shown.ok) return shown
  const { facts, table, hasPicture } = shown
  const rows: (readonly TableCell[])[] = []
  for await (const step of table.steps) {
    rows.push(...step.slice(0, most - rows.length))
    if (rows.length >= most) break
  }
  const say = (key: string) => sayFactValue(facts.find((fact) => fact.key === key)?.value ?? '')
  return {
    ...{ ok: true, facts, hasPicture, rows, headings: table.headings, total: table.total },
    title: `${say('view')} · ${say('dossier')}`,
    summary: `${say('selection')} · as of ${say('asOf')}`,
    sentences: rows.map((row) => writeRowSentence(opened.link.table, table.headings, row)),
    formats: tableFormats
      .filter(({ mostRows }) => table.total <= mostRows)
      .map(({ format, word }) => ({ format, word })),
  }
}
