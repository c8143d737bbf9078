import { levels, type Level } from '../level.ts'
import { positionCardHref } from '../position-href.ts'
import {
  exampleFieldName,
  exampleKinds,
  toWordingFields,
  type LevelExamples,
  type TopicWording,
} from '../topic-wording.ts'

/** All that a list says of a topic. `id`: only where it came from here; of new ones and in templates there is none. */
export type ListTopic = { id: string | null; wording: TopicWording; closed: boolean }

/** A passage that is named as an example: in which letter it stands, and how it is coded. */
type ListPassage = { letterId: string; topicId: string; coded: boolean; stance: string }

/** Passages by the ids of their positions, as far as the reader sees them. */
export type ListPassages = ReadonlyMap<string, ListPassage>

/** The fields of a list for all words of a topic; of a passage that the reader does not see there is nothing. */
export function toTopicCells(
  { id, wording, closed }: ListTopic,
  passages: ListPassages,
): Record<string, string> {
  return {
    ...toWordingFields(wording),
    ...describeExampleAddresses(wording.examples, passages),
    cues: writeCueCell(wording.cues),
    closed: closed ? 'yes' : 'no',
    id: id ?? '',
  }
}

function describeExampleAddresses(
  examples: Record<Level, LevelExamples>,
  passages: ListPassages,
): Record<string, string> {
  return Object.fromEntries(
    levels.flatMap(({ level }) =>
      exampleKinds.map((kind) => {
        const positionId = examples[level][kind]?.positionId ?? ''
        const passage = passages.get(positionId)
        return [
          exampleFieldName(kind, level),
          passage ? positionCardHref({ letterId: passage.letterId, positionId }) : '',
        ]
      }),
    ),
  )
}

/** The id of the position that an address of a passage names; null where it is no such address. */
export function findPassageId(address: string): string | null {
  return (
    /(?:^|\/)letters\/[\w-]{8,}(?:\?[^#]*)?#(?:passage|position)-([\w-]{8,})$/.exec(
      address.trim(),
    )?.[1] ?? null
  )
}

/** Cue phrases in one cell, separated by semicolons; one that holds such signs stands in quotation marks. */
function writeCueCell(cues: readonly string[]): string {
  return cues.map((cue) => (/[;"\n]/.test(cue) ? `"${cue.replaceAll('"', '""')}"` : cue)).join('; ')
}

/** The cue phrases of a cell, as they were written there. */
export function readCueCell(cell: string): string[] {
  const cues = cell.match(/\s*(?:"(?:[^"]|"")*"\s*(?=[;\n]|$)|[^;\n]+)/g) ?? []
  return cues
    .map((cue) => cue.trim())
    .map((cue) => (/^"(?:[^"]|"")*"$/.test(cue) ? cue.slice(1, -1).replaceAll('""', '"') : cue))
    .map((cue) => cue.trim())
    .filter(Boolean)
}
