import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { describeVoiceActors } from '#app/domain/evidence-voices.ts'
import { groupVoices } from '#app/domain/method-v2/voices.ts'
import type { VoiceMovement } from '#app/domain/moves/moves-lead.ts'
import {
  compareMoved,
  comparePair,
  countsInSums,
  type ComparisonDays,
  type PairComparison,
  type PairMovement,
  type PairState,
} from '#app/domain/moves/pair-comparison.ts'

type Named = { id: string }

/** What became between two days of each actor on each topic of a selection. */
type ComparedSelection = {
  moved: PairMovement[]
  /** No move at all, in the order of the actors. */
  stayed: PairState[]
  /** How many changed their tone and no more, who are among those who stayed. */
  onlyTone: number
  unknown: PairState[]
  voices: VoiceMovement
}

/** Compares every pair of the selection, each list in the order of the actors; those who moved by size or certainty. */
export function compareSelection(
  evidenceOf: EvidenceLookup,
  actors: readonly Named[],
  topics: readonly Named[],
  { withTone, sort, ...days }: ComparisonDays & { withTone: boolean; sort: 'size' | 'certainty' },
): ComparedSelection {
  const pairs = actors.flatMap((actor) =>
    topics.flatMap((topic) => comparePair(evidenceOf(actor.id, topic.id), days, withTone) ?? []),
  )
  const moved = pairs.filter((pair): pair is PairMovement => pair.outcome === 'moved')
  return {
    moved: moved.sort(compareMoved(sort)),
    stayed: pairs.filter(
      (pair): pair is PairState => pair.outcome === 'stayed' || pair.outcome === 'only tone',
    ),
    onlyTone: pairs.filter(({ outcome }) => outcome === 'only tone').length,
    unknown: pairs.filter((pair): pair is PairState => pair.outcome === 'not comparable'),
    voices: countVoices(evidenceOf, actors, topics, pairs),
  }
}

/** Sums count voices (rule 8): a voice moved where one of its actors did so that it counts in sums. */
function countVoices(
  evidenceOf: EvidenceLookup,
  actors: readonly Named[],
  topics: readonly Named[],
  pairs: readonly PairComparison[],
): VoiceMovement {
  const ways = new Map<string, number>()
  for (const pair of pairs)
    if (pair.outcome === 'moved' && countsInSums(pair) && !ways.get(pair.actorId))
      ways.set(pair.actorId, Math.sign(pair.to - pair.from))
  const present = new Set(pairs.map(({ actorId }) => actorId))
  const shown = actors.filter(({ id }) => present.has(id))
  const voices = groupVoices(describeVoiceActors(evidenceOf, shown, topics))
  const went = voices.map((voice) => voice.map((id) => ways.get(id) ?? 0).find(Boolean) ?? 0)
  return {
    all: voices.length,
    up: went.filter((way) => way > 0).length,
    down: went.filter((way) => way < 0).length,
  }
}
