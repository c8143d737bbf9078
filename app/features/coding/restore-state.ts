import { isSameState, type PositionState } from '#app/domain/history/earlier-states.ts'
import { turnLevel } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { paragraphNumberAt, splitParagraphs } from '#app/domain/text/paragraphs.ts'
import { relocateQuote, type Quote } from '#app/domain/text/quotes.ts'
import type { CodingContext } from './coding-context.ts'

type RestoredState =
  { ok: true; state: PositionState & { quote: Quote } } | { ok: false; reason: string }

/**
 * Brings a position into an earlier state. Answers what stands in the way where that state cannot be: a sentence, or
 * `stale` where somebody changed it since `revision`.
 */
export async function restoreState(
  context: CodingContext,
  position: PositionWithLetter,
  revision: number,
  earlierState: PositionState,
  revert: { action: 'went back' | 'undid' | 'redid'; entryId: string },
): Promise<string> {
  const { visible, letterDetail, performedBy } = context
  const found = await findRestorableState(context, earlierState)
  if (!found.ok) return found.reason
  // An undo is noted even so, because the one before it is next.
  if (revert.action === 'went back' && isSameState(found.state, position))
    return 'The position says this already, so nothing was changed.'
  const { status, quote: _quote, ...coding } = earlierState
  const { quote } = found.state
  const { changed } = await visible.positions.revert(
    position,
    revision,
    {
      coding,
      quote,
      status,
      paragraph: paragraphNumberAt(splitParagraphs(letterDetail.text.text), quote.start),
      textVersionId: letterDetail.text.id,
    },
    revert,
    performedBy,
  )
  return changed ? 'changed' : 'stale'
}

/** An earlier state with its topic, holders and quote as they are found today; a sentence where one of them is gone. */
async function findRestorableState(
  { visible, letterDetail, topics }: CodingContext,
  state: PositionState,
): Promise<RestoredState> {
  const standing = await visible.topics.standing(state.topicId)
  if (!standing || !topics.some(({ id }) => id === standing.id))
    return {
      ok: false,
      reason:
        'The topic of that version is not there any more, so nothing was changed. ' +
        'Change the position and choose another topic.',
    }
  const holders = await visible.actors.byIds(state.holderIds)
  if (!holders.length)
    return {
      ok: false,
      reason:
        'Nobody who held that version is there any more, so nothing was changed. ' +
        'Change the position and choose its holder.',
    }
  const quote = relocateQuote(state.quote, letterDetail.text.text)
  if (!quote)
    return {
      ok: false,
      reason:
        'The quote of that version does not stand in the letter’s text any more, or at several places, ' +
        'so nothing was changed. Change the position and select the passage anew.',
    }
  return {
    ok: true,
    state: {
      ...state,
      quote,
      topicId: standing.id,
      level: turnLevel(state.level, standing.turned),
      holderIds: holders.map(({ id }) => id),
    },
  }
}
