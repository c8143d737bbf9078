import { setImmediate } from 'node:timers/promises'
import type { EvidenceLookup } from '#app/domain/attributed-positions.ts'
import { describeSilence } from '#app/domain/coverage/gap-words.ts'
import type { Silence } from '#app/domain/coverage/silences.ts'
import type { Day } from '#app/domain/days.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import { listVoices } from '#app/domain/strips/group-sums.ts'
import { compareTwoDays, writeMatrixLead, type DayChange } from '#app/domain/strips/two-days.ts'
import { nameWithState } from '#app/domain/topics.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { AnalysisSelection } from './selection.ts'
import { readSilenceSources } from './silence-sources.ts'

/** Why a cell has no word: the newest silences, oldest first, at most two, and the newest in words. */
type CellSilence = { kinds: Silence[]; words: string }

type SilentCell = {
  topicId: string
  stance: { level: Level | null; mark: { silences: Absence[] } }
}
type SilentGroups = readonly { rows: readonly { cells: readonly SilentCell[] }[] }[]

/** A cell with why it has no word, and what became since the earlier day; null where there is nothing to say. */
type DescribedCell<C> = C & { silence: CellSilence | null; compared: DayChange | null }

/** After so many actors others are answered. */
const actorsAStep = 50
/** As many textures as a cell has room for. */
const shownKinds = 2

/**
 * What the cells of a matrix say beside where somebody stands: why some have no word and, where an earlier day is asked
 * for, what became since. `lead` says that of everybody in the selection, also of those who have no row in `groups`.
 */
export async function readMatrix(
  visible: VisibleStore,
  evidenceOf: EvidenceLookup,
  selection: AnalysisSelection,
  { groups, since }: { groups: SilentGroups; since: Day | null },
) {
  const { dossier, topics, asOf } = selection
  const isSilent = groups.some(({ rows }) =>
    rows.some(({ cells }) => cells.some(({ stance }) => stance.level === null)),
  )
  const sources = isSilent ? await readSilenceSources(visible, dossier, topics, asOf) : null
  return {
    lead: since ? await compareEverybody(evidenceOf, selection, since) : null,
    describeCell: <C extends SilentCell>(actorId: string, cell: C): DescribedCell<C> => {
      const { topicId, stance } = cell
      const evidence = evidenceOf(actorId, topicId)
      const gap = stance.level === null && sources?.findGapOf(actorId, topicId, evidence)
      return {
        ...cell,
        silence: gap
          ? { kinds: listKinds(gap.silence, stance.mark.silences), words: describeSilence(gap) }
          : null,
        compared: since ? compareTwoDays(evidence, { since, asOf }) : null,
      }
    },
  }
}

/** Of absences the newest two that differ; whatever else is silent is told by itself. */
function listKinds(newest: Silence, absences: readonly Silence[]): Silence[] {
  if (absences.at(-1) !== newest) return [newest]
  return [...new Set(absences.toReversed())].slice(0, shownKinds).reverse()
}

/** Each voice on each topic counts once (rule 8); the first actor of a voice names it. */
async function compareEverybody(
  evidenceOf: EvidenceLookup,
  { actors, topics, asOf }: AnalysisSelection,
  since: Day,
): Promise<string> {
  const pairs = []
  for (const topic of topics) {
    const voices = listVoices(
      actors
        .map(({ id, name }) => ({ id, name, evidence: evidenceOf(id, topic.id) }))
        .filter(({ evidence }) => evidence.length),
    )
    for (const [place, { name, evidence }] of voices.entries()) {
      pairs.push({
        ...{ actor: name, topic: nameWithState(topic) },
        words: compareTwoDays(evidence, { since, asOf }),
      })
      if (place % actorsAStep === actorsAStep - 1) await setImmediate()
    }
  }
  return writeMatrixLead(pairs, { since, asOf })
}
