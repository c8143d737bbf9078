import { drawDistributionPicture } from '#app/charts/pictures/distribution-picture.server.tsx'
import { chooseVoiceHeight } from '#app/charts/model/distribution.ts'
import { mostDistributions } from '#app/charts/model/picture-size.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import {
  describeCounts,
  describeMajority,
  describeUnknown,
} from '#app/domain/distribution/distribution-words.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { loadDistribution } from '../analysis/distribution-page.ts'
import { nothingToDraw, sayAsOf, sayPictureSource, type ViewPicture } from './picture-words.ts'
import { describeWhoAndWhat } from './selection-words.ts'

/** The distribution of an address as a picture: of its groups the largest ones, and how many these are of all. */
export async function drawDistribution(
  visible: VisibleStore,
  dossier: DossierRecord,
  params: URLSearchParams,
): Promise<ViewPicture> {
  const data = await loadDistribution(visible, dossier, params, 1)
  const { selection, measure, axis, groups, mostVoices, lead } = data
  const { asOf, milestones } = selection
  const [firstError] = Object.values(selection.errors)
  if (firstError) return { ok: false, reason: firstError }
  const shown = groups.rows.slice(0, mostDistributions)
  if (!shown.length || !lead) return nothingToDraw('nobody here said anything on it')
  const isGrouped = data.grouping !== 'none'
  return {
    ...{ ok: true, rows: shown.length, name: `distribution-${asOf}` },
    svg: drawDistributionPicture({
      ...{ axis, asOf, milestones },
      groups: shown.map(({ key, name, sum, unknown, majority, dissents }) => ({
        ...{ key, name: isGrouped ? name : 'All', sum },
        voiceHeight: chooseVoiceHeight({ measure, voices: sum.voices, most: mostVoices }),
        says: [
          `${describeCounts(sum, measure)}.`,
          ...(sum.unknown ? [`Unknown: ${describeUnknown(unknown)}.`] : []),
          ...(sum.cohesion === null ? [] : [`Cohesion ${sum.cohesion.toFixed(2)}.`]),
          `Majority: ${describeMajority(majority)}.`,
          ...(dissents.total ? [`Break rank: ${nameSome(dissents)}.`] : []),
        ],
      })),
      words: {
        title: lead,
        selection: describeWhoAndWhat(selection, data.actorCount),
        facts: [
          sayAsOf(selection),
          isGrouped &&
            (shown.length < groups.total
              ? `the ${shown.length} largest of ${formatQuantity(groups.total, 'group')}`
              : formatQuantity(groups.total, 'group')),
          measure === 'shares' && 'as shares of each group’s voices',
        ]
          .filter(Boolean)
          .join(' · '),
        key:
          'A voice is an organisation with its people, or the signatories of one joint letter. ' +
          'Those that support lie above the line, those that oppose below it; the blue line is the as-of day.',
        source: sayPictureSource(dossier),
      },
    }),
  }
}

/** As many as are named on a picture; how many more there are is said. */
const mostNames = 8

function nameSome({ total, named }: { total: number; named: { actor: { name: string } }[] }) {
  const names = named.slice(0, mostNames).map(({ actor }) => actor.name)
  return `${names.join(', ')}${total > names.length ? ` and ${total - names.length} more` : ''}`
}
