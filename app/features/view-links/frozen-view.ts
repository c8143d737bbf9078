import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { findViewPicture, type ViewTableName } from '#app/domain/view-files.ts'
import { frozenLimits, type ViewRecord } from '#app/domain/view-links.ts'
import type { Store, VisibleStore } from '#app/store.server.ts'
import { readEvidenceInSteps } from '../analysis/evidence-in-steps.ts'
import type { LoadedTable } from '../view-files/loaded-table.ts'
import type { ViewContents } from '../view-files/view-file.ts'
import { drawView } from '../view-files/view-picture.ts'
import { describeShowing } from './shown-view.ts'

type FrozenOutcome =
  { ok: true; contents: ViewRecord; letterIds: string[] } | { ok: false; reason: string }

type FreezeQuery = {
  admin: Store
  visible: VisibleStore
  dossier: DossierRecord
  table: ViewTableName
  params: URLSearchParams
}

/** Keeps all that a view shows now, with every letter that it rests on; refused where that is more than is kept. */
export async function freezeView(
  { admin, visible, dossier, table, params }: FreezeQuery,
  { loaded, facts, name }: Extract<ViewContents, { ok: true }>,
): Promise<FrozenOutcome> {
  const { total, headings, steps } = loaded.table
  if (total > frozenLimits.rows)
    return refuseLarge(formatQuantity(total, 'row'), `${frozenLimits.rows.toLocaleString('en')}`)
  // Asked first: a letter that is closed while the rest is read is one of these, so that the view is not shown then.
  const letterIds = await listLetterIds(admin, visible, loaded)
  if (letterIds.length > frozenLimits.letters)
    return refuseLarge(
      `the words of ${formatQuantity(letterIds.length, 'letter')}`,
      `those of ${frozenLimits.letters.toLocaleString('en')}`,
    )
  const rows: ViewRecord['rows'][number][] = []
  for await (const step of steps) rows.push(...step)
  const view = findViewPicture(table)
  const drawn = view && (await drawView(visible, dossier, params, view))
  const contents: ViewRecord = {
    ...{ name, headings, rows, actors: loaded.actorIds.length },
    facts: [...facts, ...describeShowing('frozen')],
    picture: drawn?.ok ? { svg: drawn.svg, rows: drawn.rows } : null,
  }
  return JSON.stringify(contents).length > frozenLimits.characters
    ? refuseLarge('more than 4 MB', '4 MB')
    : { ok: true, contents, letterIds }
}

function refuseLarge(has: string, most: string): FrozenOutcome {
  const reason =
    `This view has ${has}, and a frozen one holds ${most} at most. Choose fewer actors or topics, ` +
    'or make a live link.'
  return { ok: false, reason }
}

async function listLetterIds(
  admin: Store,
  visible: VisibleStore,
  { selection, actorIds, otherIds = [], letterIds = [] }: LoadedTable,
): Promise<string[]> {
  const ids = [...new Set([...actorIds, ...otherIds])]
  const evidenceOf = await readEvidenceInSteps(visible, ids)
  const found = new Set([...letterIds, ...(await admin.viewLinks.proofLetters(ids))])
  for (const id of ids)
    for (const topic of selection.topics)
      for (const { letterId } of evidenceOf(id, topic.id)) found.add(letterId)
  return [...found].sort()
}
