import { formatEdtfDate } from '#app/domain/days.ts'
import { formatLevel, levels, type Level } from '#app/domain/level.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { positionCardHref } from '#app/domain/position-href.ts'
import { formatStanceChoice, type PositionWithLetter } from '#app/domain/positions.ts'
import {
  exampleFieldName,
  exampleKinds,
  mayTakePen,
  toWordingFields,
  type LevelExample,
  type TopicWording,
} from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { listExamples } from './check-wording.ts'
import { forecastChange } from './topic-forecast.ts'

/** A position that can be chosen to show a level. */
type ExampleChoice = { id: string; words: string }

/** A position that was chosen; `remark` says what became of it since. */
export type ExampleView = { words: string; href: string | null; remark: string | null }

/** What stands for a passage of a letter that is not for the reader. */
const hiddenPassage = 'A passage that you do not see'

/** How many of the newest positions of a level are offered. */
const offeredPositions = 20

/** The longest beginning of a quote in a list to choose from, in characters. */
const clipped = 70

/** The words of a topic as its page of change shows them: the draft's where there is one, otherwise those in use. */
export async function loadTopicDraft(
  visible: VisibleStore,
  topic: Topic,
  { userId, now }: { userId: string; now: string },
) {
  const draft = await visible.topicDrafts.ofTopic(topic.id)
  const versions = await visible.topics.versions(topic.id)
  const inUse = versions.at(-1)!
  const wording = draft?.wording ?? inUse.wording
  return {
    fields: toWordingFields(wording),
    inUse: {
      version: inUse.version,
      since: formatMoment(inUse.at),
      wording: inUse.wording,
    },
    pen: draft && {
      isMine: draft.holder.id === userId,
      mayTake: mayTakePen(draft, userId, now),
      holder: draft.holder.name,
      since: formatMoment(draft.heldSince),
      keptAt: formatMoment(draft.keptAt),
      revision: draft.revision,
      baseVersion: draft.baseVersion,
    },
    forecast: await forecastChange(
      visible,
      topic.id,
      { before: inUse.wording, after: wording },
      now.slice(0, 10),
    ),
    choices: await listExampleChoices(visible, topic.id),
    chosen: await describeExamples(visible, topic.id, wording),
  }
}

/** The words of a topic that are in use, with the passages that may show its levels. */
export async function loadWordingInUse(visible: VisibleStore, topic: Topic) {
  const { version, wording } = (await visible.topics.versions(topic.id)).at(-1)!
  return {
    version,
    fields: toWordingFields(wording),
    choices: await listExampleChoices(visible, topic.id),
    chosen: await describeExamples(visible, topic.id, wording),
  }
}

/** The newest positions of each level, and how many there are of it. */
async function listExampleChoices(visible: VisibleStore, topicId: string) {
  const counts = await visible.positions.levelCounts(topicId)
  const choices = await Promise.all(
    levels.map(async ({ level }) => {
      const total = counts.get(level) ?? 0
      const newest = total
        ? await visible.positions.newestPage(
            { topicIds: [topicId], levels: [level] },
            offeredPositions,
          )
        : []
      return [level, { total, newest: newest.map(describeChoice) }] as const
    }),
  )
  return Object.fromEntries(choices) as Record<Level, { total: number; newest: ExampleChoice[] }>
}

function describeChoice(position: PositionWithLetter): ExampleChoice {
  const { id, letter } = position
  return { id, words: `${quoteWords(position)} · ${letter.title}, ${formatEdtfDate(letter.dated)}` }
}

function quoteWords({ quote }: PositionWithLetter): string {
  const words = quote.exact.replace(/\s+/g, ' ')
  return words.length > clipped
    ? `“${words.slice(0, clipped).replace(/\s+\S*$/, '')} …”`
    : `“${words}”`
}

/** The positions that were chosen, by the names of their fields. */
async function describeExamples(
  visible: VisibleStore,
  topicId: string,
  { examples }: TopicWording,
): Promise<Record<string, ExampleView>> {
  const ids = listExamples(examples).map(({ positionId }) => positionId)
  const found = new Map((await visible.positions.inAnyState(ids)).map((one) => [one.id, one]))
  return Object.fromEntries(
    levels.flatMap(({ level }) =>
      exampleKinds.flatMap((kind) => {
        const chosen = examples[level][kind]
        if (!chosen) return []
        const view = describeExample(chosen, found.get(chosen.positionId), topicId)
        return [[exampleFieldName(kind, level), view]]
      }),
    ),
  )
}

/** A passage that shows a level, with what became of it since it was chosen. */
export function describeExample(
  chosen: LevelExample,
  position: PositionWithLetter | undefined,
  topicId: string,
): ExampleView {
  if (!position) return { words: hiddenPassage, href: null, remark: null }
  const { id, letterId } = position
  return {
    words: quoteWords(position),
    href: positionCardHref({ letterId, positionId: id }),
    remark: describeSince(chosen, position, topicId),
  }
}

function describeSince(
  { stance }: LevelExample,
  position: PositionWithLetter,
  topicId: string,
): string | null {
  if (position.status === 'withdrawn') return 'withdrawn since'
  if (position.topicId !== topicId) return 'recoded since: on another topic now'
  if (formatStanceChoice(position) === stance) return null
  return `recoded since: ${formatLevel({ ...position, conditional: false }).toLowerCase()} now`
}
