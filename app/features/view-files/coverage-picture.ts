import { drawGapsPicture } from '#app/charts/pictures/gaps-picture.server.tsx'
import { chooseGapRows } from '#app/charts/model/picture-size.ts'
import { describeSilence } from '#app/domain/coverage/gap-words.ts'
import { findGapStart, type Gap } from '#app/domain/coverage/gaps.ts'
import { formatDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadSilentActors } from '../coverage/coverage-page.ts'
import { nothingToDraw, sayPictureSource, type ViewPicture } from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

/** Who is without a word as a picture: a row for each actor in the order of the list, a column for each topic. */
export async function drawCoverage(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const silent = await loadSilentActors(visible, dossier, params)
  const { selection, asOf, lead, topics, narrowedTo } = silent
  const [firstError] = Object.values(selection.errors)
  if (firstError) return { ok: false, reason: firstError }
  const rows = silent.rows.slice(0, chooseGapRows(silent.topicCount))
  if (!rows.length) return nothingToDraw('nobody here is without a word in this way')
  return {
    ...{ ok: true, rows: rows.length, name: `coverage-${asOf}` },
    svg: drawGapsPicture({
      topics,
      rows: rows.map(({ id, name, cells }) => ({
        ...{ id, name, below: countGaps(cells) },
        cells: cells.map(({ gap, isHeard }) => (gap ? describeGap(gap) : sayWithoutGap(isHeard))),
      })),
      words: {
        title: lead,
        selection: describeWhoAndWhat(selection, silent.actorCount),
        facts: [
          `As of ${formatDay(asOf)}`,
          rows.length < silent.rows.length
            ? `${rows.length} of ${formatQuantity(silent.rows.length, 'actor')} without a word`
            : `${formatQuantity(rows.length, 'actor')} without a word`,
          topics.length < silent.topicCount && `${topics.length} of ${silent.topicCount} topics`,
          narrowedTo && `only: ${narrowedTo}`,
          silent.sort === 'name' ? 'sorted by name' : 'silent longest first',
        ]
          .filter(Boolean)
          .join(' · '),
        key:
          `A word is a level that counts by the method, an absence is none; without a word is who has none since ` +
          `${formatDay(findGapStart(asOf))}. The texture and the words say why, and what was heard last.`,
        source: sayPictureSource(dossier),
      },
    }),
  }
}

function countGaps(cells: readonly { gap: Gap | null }[]): string {
  return cells.length > 1
    ? `on ${formatQuantity(cells.filter(({ gap }) => gap).length, 'topic')}`
    : ''
}

function describeGap(gap: Gap) {
  const { silence, heard } = gap
  return {
    silence,
    why: capitaliseFirst(describeSilence(gap)),
    heard: heard ? `Last: ${heard.word}, ${formatDay(heard.day)}` : 'Never heard',
  }
}

function sayWithoutGap(isHeard: boolean) {
  return { silence: null, says: isHeard ? 'heard in these 12 months' : 'silent in another way' }
}
