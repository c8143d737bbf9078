import {
  describeSourceMeasure,
  type SourceMeasure,
} from '#app/domain/suggestions/source-measures.ts'
import {
  gatherSuggestions,
  makePassageKey,
  type Suggestion,
} from '#app/domain/suggestions/suggestions.ts'
import { listOpenTopics } from '#app/domain/topics.ts'
import { requireCodableLetter } from '#app/auth/coding-topics.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { newId, type VisibleStore } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { findModelSuggestions, type ModelState } from './ask-model.ts'
import { askForSuggestions } from './ask-worker.ts'

/** A suggestion as its card shows it; `id` is that of the position which it becomes. */
type SuggestionRow = Suggestion & {
  id: string
  passageKey: string
  exact: string
  topicName: string
}

export type SuggestionsView = {
  state: 'ready' | 'working' | 'failed'
  suggestions: SuggestionRow[]
  /** How each source did, or why it is silent, in sentences. */
  notes: string[]
  /** What is to be said of a language model; null where none is set up. */
  model: ModelState | null
}

/** How long a page waits for suggestions, in milliseconds; then it says that they are being worked out. */
const patience = 8_000

/**
 * What is suggested for a letter to somebody who may code it, with its title for a page of its own. Throws as
 * `requireCodableLetter` does.
 */
export async function loadSuggestions(
  context: RequestContext,
  letterId: string,
  onFailure: (error: unknown) => void,
): Promise<SuggestionsView & { letterId: string; title: string }> {
  const { visible, user, letterDetail, topics } = await requireCodableLetter(context, letterId)
  const { letter, text: version } = letterDetail
  const shown = { letterId: letter.id, title: letter.title }
  const open = listOpenTopics(topics)
  const { id, role } = user
  const outcome = await askForSuggestions(
    context.admin,
    {
      reader: { id, role },
      ...{ letterId: letter.id, textVersion: version.version },
      topics: open.map((topic) => ({ id: topic.id, proposition: topic.proposition })),
    },
    { patience, onFailure },
  )
  if (outcome.state !== 'ready')
    return { ...shown, state: outcome.state, suggestions: [], notes: [], model: null }
  const { proposed, measures, evidenceHash } = outcome.answer
  // It was worked out from a text that was corrected meanwhile.
  if (outcome.answer.textVersion !== version.version)
    return { ...shown, state: 'working', suggestions: [], notes: [], model: null }
  await keepMeasures(visible, evidenceHash, measures)
  const nameOf = new Map(open.map((topic) => [topic.id, topic.name]))
  const coded = (await visible.positions.ofLetter(letter.id))
    // What lost its place stands nowhere, and hides nothing.
    .filter(({ status, lost }) => status !== 'withdrawn' && !lost)
    .map(({ topicId, quote }) => ({ topicId, start: quote.start, end: quote.end }))
  const asked = await findModelSuggestions(context.admin, { visible, letterDetail, topics: open })
  const suggestions = gatherSuggestions(
    [...proposed, ...(asked?.proposed ?? [])].filter(({ topicId }) => nameOf.has(topicId)),
    {
      ...{ text: version.text, coded },
      refusals: await visible.suggestions.refusals(letter.id),
    },
  )
  return {
    ...{ ...shown, state: 'ready' },
    suggestions: suggestions.map((one) => {
      const exact = version.text.slice(one.start, one.end)
      const topicName = nameOf.get(one.topicId)!
      return { ...one, id: newId(), exact, passageKey: makePassageKey(exact), topicName }
    }),
    notes: [...measures.map(describeSourceMeasure), ...(asked?.notes ?? [])],
    model: asked?.model ?? null,
  }
}

/** Keeps how sources did, where that is new; a store that takes nothing is no reason to show nothing. */
async function keepMeasures(
  visible: VisibleStore,
  evidenceHash: string,
  measures: readonly SourceMeasure[],
): Promise<void> {
  const kept = await visible.suggestions.measures()
  if (kept.some((one) => one.evidenceHash === evidenceHash)) return
  await withStoreErrors(
    () => visible.suggestions.keepMeasures(evidenceHash, measures),
    () => undefined,
  )
}
