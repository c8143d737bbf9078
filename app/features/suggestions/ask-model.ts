import { describeSourceMeasure } from '#app/domain/suggestions/source-measures.ts'
import {
  partPassages,
  promptVersion,
  type ModelTopic,
} from '#app/domain/suggestions/model-question.ts'
import { suggestByAnswer, type ModelPassage } from '#app/domain/suggestions/model-answers.ts'
import { makePassageKey, type SourceSuggestion } from '#app/domain/suggestions/suggestions.ts'
import { formatDay } from '#app/domain/days.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { listOpenTopics, type Topic } from '#app/domain/topics.ts'
import { anybodySignedIn } from '#app/domain/users.ts'
import type { ModelAnswer, Store } from '#app/store.server.ts'
import type { CodingContext } from '../coding/coding-context.ts'
import { splitIntoSentences } from './letter-sentences.ts'
import { askQuestion, readModelMeasures } from './measure-model.ts'
import { ModelRefusal } from './model-request.ts'
import { describeWhatIsSent, readModelSettings, type ModelSettings } from './model-settings.ts'

/** Of a longer letter the first sentences are asked about, which is said. */
const mostAsked = 400

/** What a page says of the language model beside the suggestions. */
export type ModelState = {
  name: string
  /** What is so at the moment, in a sentence; empty where nothing need be said. */
  words: string
  /** What leaves the house where it is asked; null where it cannot be asked now. */
  sends: string | null
  isAsking: boolean
}

type AskableLetter = Pick<CodingContext, 'visible' | 'letterDetail'> & { topics: readonly Topic[] }

/** Letters that a model is being asked about in this process, and why it broke off last. */
const askings = new Map<string, 'asking' | { refusal: string }>()

const nameAsking = ({ letterDetail }: AskableLetter): string =>
  `${letterDetail.letter.id} ${letterDetail.text.version}`

/**
 * What the model said of a letter, if it was asked, and what is to be said of it. Null where none is set up.
 */
export async function findModelSuggestions(
  store: Store,
  coding: AskableLetter,
): Promise<{ model: ModelState; proposed: SourceSuggestion[]; notes: string[] } | null> {
  const settings = readModelSettings()
  if (!settings) return null
  const { measures } = await readModelMeasures(store, settings)
  const name = `${settings.model} at ${settings.host}`
  const told = { name, sends: null, isAsking: false }
  if (!measures.length)
    return {
      model: { ...told, words: '' },
      proposed: [],
      notes: [`The language model, ${name}: silent, as nobody has measured it on this store yet.`],
    }
  const notes = measures.map(describeSourceMeasure)
  if (!measures.some(({ asks, speaks }) => asks === 'topic' && speaks))
    return { model: { ...told, words: '' }, proposed: [], notes }
  const answer = await coding.visible.modelAnswers.newest({
    ...{ letterId: coding.letterDetail.letter.id, textVersion: coding.letterDetail.text.version },
    ...{ model: settings.model, promptVersion },
  })
  if (answer)
    return {
      model: { ...told, words: describeAnswer(answer) },
      proposed: suggestByAnswer(answer, coding.letterDetail.text.text, measures),
      notes,
    }
  return {
    model: { ...told, ...(await describeAsking(store, settings, coding)) },
    proposed: [],
    notes,
  }
}

function describeAnswer({ model, passagesAsked, passagesThere, askedAt }: ModelAnswer): string {
  const all = passagesAsked === passagesThere
  return `${model} read ${all ? `${passagesAsked}` : `${passagesAsked} of ${passagesThere}`} sentences of this letter on ${formatDay(askedAt.slice(0, 10))}.`
}

async function describeAsking(
  store: Store,
  settings: ModelSettings,
  coding: AskableLetter,
): Promise<Pick<ModelState, 'words' | 'sends' | 'isAsking'>> {
  const asking = askings.get(nameAsking(coding))
  if (asking === 'asking')
    return { words: `${settings.model} is reading this letter …`, sends: null, isAsking: true }
  const plan = await planQuestions(store, coding)
  if (typeof plan === 'string') return { words: plan, sends: null, isAsking: false }
  return {
    words: asking ? `${asking.refusal} Nothing was stored.` : '',
    sends: describeWhatIsSent(settings),
    isAsking: false,
  }
}

type QuestionPlan = {
  topics: ModelTopic[]
  passages: (Span & { passage: string })[]
  there: number
}

/** What would be asked about a letter: only what anybody signed in may see of it. Otherwise why nothing is. */
async function planQuestions(
  store: Store,
  { letterDetail, topics }: AskableLetter,
): Promise<QuestionPlan | string> {
  const anybody = store.visibleTo(anybodySignedIn)
  const { letter, text: version } = letterDetail
  const seenByAll = await anybody.letters.byId(letter.id)
  if (!seenByAll)
    return 'The language model is not asked about this letter, which is not for everybody here.'
  const open = listOpenTopics(topics)
  const askable = await anybody.topics.byIds(open.map(({ id }) => id))
  if (!askable.length)
    return 'The language model is not asked about this letter: its dossiers are for their teams alone.'
  const sentences = splitIntoSentences(version.text, letter.language).map(({ start, end }) => ({
    ...{ start, end, passage: version.text.slice(start, end) },
  }))
  // Sentences in which something is masked are not there in these words.
  const sendable = sentences.filter(({ passage }) => seenByAll.text.text.includes(passage))
  if (!sendable.length)
    return 'This letter has no sentence that the language model could be asked about.'
  return {
    topics: askable.map(({ id, name, proposition }) => ({ id, name, proposition })),
    passages: sendable.slice(0, mostAsked),
    there: sentences.length,
  }
}

/**
 * Begins to ask the model about a letter, which goes on by itself. Returns a sentence and whether it was begun.
 */
export async function askModelAboutLetter(
  store: Store,
  coding: CodingContext,
  onFailure: (error: unknown) => void,
): Promise<{ ok: boolean; message: string }> {
  const settings = readModelSettings()
  if (!settings) return { ok: false, message: 'No language model is set up here.' }
  const { measures } = await readModelMeasures(store, settings)
  if (!measures.some(({ asks, speaks }) => asks === 'topic' && speaks))
    return {
      ok: false,
      message: 'The language model is silent until it was measured here and found good enough.',
    }
  const key = nameAsking(coding)
  if (askings.get(key) === 'asking')
    return { ok: true, message: `${settings.model} is reading this letter.` }
  const plan = await planQuestions(store, coding)
  if (typeof plan === 'string') return { ok: false, message: plan }
  askings.set(key, 'asking')
  void readLetter(settings, coding, plan).then(
    () => askings.delete(key),
    (error: unknown) => {
      if (!(error instanceof ModelRefusal)) onFailure(error)
      const refusal = error instanceof ModelRefusal ? error.message : 'Something went wrong here.'
      askings.set(key, { refusal })
    },
  )
  return { ok: true, message: `${settings.model} is reading this letter.` }
}

async function readLetter(
  settings: ModelSettings,
  { visible, letterDetail, performedBy, user }: CodingContext,
  { topics, passages, there }: QuestionPlan,
): Promise<void> {
  const answers: string[] = []
  const read: ModelPassage[] = []
  for (const part of partPassages(passages)) {
    const { answer, read: readings } = await askQuestion(
      settings,
      topics,
      part.map(({ passage }) => passage),
    )
    answers.push(answer)
    for (const { at, topicId, level, why } of readings) {
      const { start, end, passage } = part[at]!
      read.push({ start, end, passageKey: makePassageKey(passage), topicId, level, why })
    }
  }
  await visible.modelAnswers.keep(
    {
      ...{ letterId: letterDetail.letter.id, textVersion: letterDetail.text.version },
      ...{ model: settings.model, host: settings.host, promptVersion },
      ...{ passagesAsked: passages.length, passagesThere: there, answers, read },
      askedAt: new Date().toISOString(),
    },
    { ...performedBy, userId: user.id },
  )
}
