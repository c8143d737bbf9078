import type { OpenedLink } from '#app/auth/view-link.ts'
import { formatDay } from '#app/domain/days.ts'
import { findViewPicture, type ViewTableName } from '#app/domain/view-files.ts'
import { toViewParams, type ViewRecord, type ViewFact } from '#app/domain/view-links.ts'
import type { ViewTable } from '#app/exports/tables/view-table.ts'
import { loadViewContents } from '../view-files/view-file.ts'
import { drawView } from '../view-files/view-picture.ts'

/** What a link shows, or why it shows nothing, as a sentence; `isGone` where it will not come back by itself. */
export type ShownView =
  | {
      ok: true
      view: ViewTableName
      facts: readonly ViewFact[]
      name: string
      actors: number
      table: ViewTable
      hasPicture: boolean
    }
  | { ok: false; reason: string; isGone: boolean }

/** What is so now of a live link, and what was shown when a frozen one was made. */
export async function loadShownView(opened: OpenedLink): Promise<ShownView> {
  const { link, dossier, visible } = opened
  if (link.kind === 'frozen') return loadFrozen(opened)
  const contents = await loadViewContents(visible, dossier, toViewParams(link.query), link.table)
  if (!contents.ok) return { ...contents, isGone: false }
  const { loaded, facts, name } = contents
  const { table, toDraw = table.total } = loaded
  return {
    ...{ ok: true, view: link.table, name, actors: loaded.actorIds.length, table },
    hasPicture: findViewPicture(link.table) !== null && toDraw > 0,
    facts: [...facts, ...describeShowing('live')],
  }
}

/** What is said of every link beside what it shows. */
export function describeShowing(kind: 'live' | 'frozen'): ViewFact[] {
  const showing =
    kind === 'live'
      ? 'live, what is so when it is opened'
      : 'frozen, what was so when the link was made'
  return [
    { key: 'showing', heading: 'Shows', value: showing },
    {
      key: 'source',
      heading: 'Source',
      value: 'Stanceline, approved quotes of public letters: what is seen without an account',
    },
  ]
}

/** What was kept is shown whole or not at all: to whoever codes a letter of it a second time once they are done. */
async function loadFrozen(opened: OpenedLink): Promise<ShownView> {
  if (await isCodedBlind(opened)) return { ok: false, isGone: false, reason: codedBlindSentence }
  return readFrozen(await findFrozen(opened), opened)
}

const isCodedBlind = async ({ admin, link, coderId }: OpenedLink) =>
  coderId !== null && (await admin.viewLinks.restsOnCodedBy(link.id, coderId))

const codedBlindSentence =
  'You are coding a letter a second time that this view rests on, so it is not shown to you until you are done.'

const findFrozen = ({ admin, link }: OpenedLink) => admin.viewLinks.frozen(link.id)

function readFrozen(frozen: ViewRecord | null, { link }: OpenedLink): ShownView {
  if (!frozen) return { ok: false, isGone: true, reason: sayUnshown(link.madeAt) }
  const { facts, name, actors, headings, rows, picture } = frozen
  return {
    ...{ ok: true, view: link.table, facts, name, actors, hasPicture: picture !== null },
    table: { headings, total: rows.length, steps: giveAtOnce(rows) },
  }
}

const sayUnshown = (madeAt: string): string =>
  `This view was frozen on ${formatDay(madeAt.slice(0, 10))}. Something that it rests on is not public any more, ` +
  'so it is not shown.'

async function* giveAtOnce<Rows>(rows: Rows): AsyncGenerator<Rows> {
  yield rows
}

/** The picture of what a link shows; null where a view of its kind has none, or nothing is to be drawn. */
export async function drawShownView(
  opened: OpenedLink,
): Promise<{ svg: string; rows: number; name: string } | null> {
  const { link, dossier, visible } = opened
  if (link.kind === 'frozen') {
    const frozen = (await isCodedBlind(opened)) ? null : await findFrozen(opened)
    return frozen?.picture ? { ...frozen.picture, name: frozen.name } : null
  }
  const view = findViewPicture(link.table)
  const drawn = view && (await drawView(visible, dossier, toViewParams(link.query), view))
  return drawn?.ok ? drawn : null
}
