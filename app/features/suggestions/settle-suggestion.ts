import type { FormResult } from '#app/domain/form-refusal.ts'
import {
  makePassageKey,
  suggestionSources,
  type SuggestionSource,
} from '#app/domain/suggestions/suggestions.ts'
import { requireDeed } from '#app/auth/guard.ts'
import type { CodingContext } from '../coding/coding-context.ts'
import { handleCodingForm } from '../coding/handle-coding-form.ts'
import type { Store } from '#app/store.server.ts'
import { withStoreErrors } from '../try-store.ts'
import { askModelAboutLetter } from './ask-model.ts'

/** The text fields of the form of a suggestion. */
export const suggestionFields = [
  ...['deed', 'scripted', 'id', 'exact', 'start', 'end', 'topicId', 'stance', 'sources'],
]

/** What came of accepting or rejecting one; `id` names it, so that the page knows which. */
type SuggestionResult = {
  ok: boolean
  id: string
  message: string
}

type Settled = { outcome: FormResult; answer: SuggestionResult }
type Fields = Record<string, string>

/** What a deed needs beside the letter: the store, whose settings hold for all, and who is told of faults. */
type DeedHelp = { store: Store; onFailure: (error: unknown) => void }

/**
 * Stores a suggestion as an ordinary position of whoever accepts it, held by the letter's authors, or notes that it is
 * not to come back; or has the language model asked about the letter.
 */
export function settleSuggestion(
  coding: CodingContext,
  fields: Fields,
  help: DeedHelp,
): Promise<Settled> {
  return requireDeed(suggestionDeeds, fields.deed ?? '')(coding, fields, help)
}

const suggestionDeeds: Record<
  string,
  (coding: CodingContext, fields: Fields, help: DeedHelp) => Promise<Settled>
> = {
  accept: acceptSuggestion,
  reject: rejectSuggestion,
  'take back': takeRefusalBack,
  'ask model': askModel,
}

async function askModel(
  coding: CodingContext,
  _fields: Fields,
  { store, onFailure }: DeedHelp,
): Promise<Settled> {
  const { ok, message } = await askModelAboutLetter(store, coding, onFailure)
  return { outcome: ok ? 'stored' : 'unfit', answer: { ok, id: '', message } }
}

async function acceptSuggestion(coding: CodingContext, fields: Fields): Promise<Settled> {
  const { parties } = coding.letterDetail
  const holderIds = parties.flatMap(({ role, actorId }) =>
    role === 'author' && actorId ? [actorId] : [],
  )
  const { outcome, answer } = await handleCodingForm(coding, {
    fields: { ...fields, deed: 'save', revision: '' },
    holderIds: [...new Set(holderIds)],
  })
  const message = answer.ok
    ? 'Stored as your position.'
    : (Object.values(answer.errors)[0] ?? 'This was not stored.')
  return { outcome, answer: { ok: answer.ok, id: fields.id ?? '', message } }
}

function rejectSuggestion(coding: CodingContext, fields: Fields): Promise<Settled> {
  return changeRefusal(coding, fields, {
    deed: 'refuse',
    message: 'Rejected: it does not come back.',
  })
}

function takeRefusalBack(coding: CodingContext, fields: Fields): Promise<Settled> {
  return changeRefusal(coding, fields, { deed: 'allow', message: 'Taken back: it may come back.' })
}

/** Notes that a suggestion is not to come back, or takes that back where one said it oneself. */
async function changeRefusal(
  coding: CodingContext,
  fields: Fields,
  { deed, message }: { deed: 'refuse' | 'allow'; message: string },
): Promise<Settled> {
  const { visible, user, performedBy, letterDetail, topics } = coding
  const refuse = (outcome: FormResult, message: string): Settled => ({
    outcome,
    answer: { ok: false, id: fields.id ?? '', message },
  })
  const exact = (fields.exact ?? '').replaceAll('\r\n', '\n')
  const sources = (fields.sources ?? '').split(' ').filter(isSource)
  const isKnown = exact && letterDetail.text.text.includes(exact) && sources.length > 0
  if (!isKnown || !topics.some(({ id }) => id === fields.topicId))
    return refuse('unfit', 'This suggestion is no longer there. Load the page anew.')
  return withStoreErrors<Settled, Settled>(
    async () => {
      await visible.suggestions[deed](
        {
          ...{ letterId: letterDetail.letter.id, topicId: fields.topicId! },
          ...{ passageKey: makePassageKey(exact), sources },
        },
        { ...performedBy, userId: user.id },
      )
      return { outcome: 'stored', answer: { ok: true, id: fields.id ?? '', message } }
    },
    (sentence) => refuse('not stored', sentence),
  )
}

const isSource = (word: string): word is SuggestionSource =>
  suggestionSources.some((source) => source === word)
