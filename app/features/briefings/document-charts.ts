import {
  drawDocumentStrips,
  mostDocumentRows,
} from '#app/charts/pictures/document-strips.server.tsx'
import { separateSilent } from '#app/domain/briefing/actor-stance.ts'
import type { Briefing, BriefingTopic } from '#app/domain/briefing/briefing.ts'
import { unpackStrip } from '#app/domain/strips/packed-strip.ts'
import type { TopicChart } from '#app/exports/docx/topic.ts'
import type { PageStripsView } from '../analysis/page-strips.ts'

/**
 * The strips of a briefing for its document: of each topic those of whom there is something on it, in the order of the
 * page, on as many drawings as they need. `marks` are those that the dossier gave to actors.
 */
export function drawDocumentCharts(
  briefing: Pick<Briefing, 'topics'>,
  strips: PageStripsView,
  marks: ReadonlyMap<string, number>,
): TopicChart[] {
  return briefing.topics.flatMap((topic) => {
    const rows = findRows(topic, strips, marks)
    const parts = Math.ceil(rows.length / mostDocumentRows)
    return Array.from({ length: parts }, (_, part) => {
      const shown = rows.slice(part * mostDocumentRows, (part + 1) * mostDocumentRows)
      const first = part * mostDocumentRows + 1
      const { axis, asOf, milestones } = strips
      const { isDense, ...drawing } = drawDocumentStrips({ rows: shown, axis, asOf, milestones })
      return {
        topicId: topic.id,
        ...drawing,
        alt:
          `${topic.name}: the positions of ${shown.map(({ actor }) => actor.name).join(', ')} over time. ` +
          'The quotes below carry the same data.',
        note:
          [
            parts > 1 && `${first} to ${first + shown.length - 1} of ${rows.length} actors.`,
            isDense && 'What qualifies each word stands with its actor below.',
          ]
            .filter(Boolean)
            .join(' ') || null,
      }
    })
  })
}

function findRows(
  topic: BriefingTopic,
  { groups }: PageStripsView,
  marks: ReadonlyMap<string, number>,
) {
  const { withEvidence } = separateSilent(topic.actorStances)
  const heard = new Set(withEvidence.map(({ actor }) => actor.id))
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ actor }) => heard.has(actor.id))
    .map((row) => ({
      ...row,
      mark: marks.get(row.actor.id) ?? Infinity,
      cells: row.cells
        .filter(({ topicId }) => topicId === topic.id)
        .map(({ strip, stance }) => ({ strip: unpackStrip(strip), stance })),
    }))
}
