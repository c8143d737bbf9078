import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { readTopicAnswers, toTopicAsks } from '#app/domain/package/topic-asks.ts'
import {
  describeNameFault,
  findOpenSentence,
  topicDeedWords,
  type TopicAnswer,
  type TopicAnswers,
  type TopicDeed,
  type TopicQuestion,
} from '#app/domain/package/topic-questions.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import { readFile } from '#app/readers/read-file.ts'
import type { ImportItemRow } from '#app/store.server.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { forecastScope, type ForecastView } from '../codebook/topic-forecast.ts'
import { conflictAnswer, type ImportAnswer, type ImportFormRequest } from './import-answer.ts'

type Reader = Pick<SignedInContext, 'visible' | 'user'>

const listTopics = ({ asks }: Pick<ImportItemRow, 'asks'>): TopicQuestion[] =>
  asks.flatMap(({ topic }) => topic ?? [])

/**
 * What is asked of the topics of a package that waits, each with what the reader may say of it. Who may not change the
 * codebook of the dossier leaves its words as they are; to whom it is hidden nothing of it is told.
 */
export async function buildPackageTopics(
  reader: Reader,
  item: Pick<ImportItemRow, 'asks' | 'state'>,
) {
  const questions = listTopics(item)
  if (!questions.length || !['asking', 'doubtful'].includes(item.state)) return null
  if (!(await seesDossier(reader, questions))) return { hidden: true, questions: [] }
  const mayChange = await mayChangeTopics(reader, questions)
  return {
    hidden: false,
    questions: await Promise.all(
      questions.map((question) => describeQuestion(reader, question, mayChange)),
    ),
  }
}

async function describeQuestion(reader: Reader, question: TopicQuestion, mayChange: boolean) {
  const { key, name, version, asks, sentence, differences, freeName, answer } = question
  const chosen = question.isAnswered ? answer.deed : asks === 'words' ? 'keep' : ''
  const deeds = listDeeds(question, mayChange)
  return {
    ...{ key, name, version, sentence, differences, chosen },
    problem: question.problem ?? (chosen ? null : findOpenSentence(question)),
    ownName: question.isAnswered && answer.name !== null ? answer.name : freeName,
    deeds: deeds.map((deed) => ({
      deed,
      words: topicDeedWords[deed],
      proposed: deed === question.proposed,
    })),
    forecast: deeds.includes('meaning') ? await forecastQuestion(reader, question) : null,
  }
}

/** What the words of the package would do as a change of meaning; null where an older version read the package. */
async function forecastQuestion(
  { visible }: Pick<Reader, 'visible'>,
  { topicId, recheck }: Pick<TopicQuestion, 'topicId'> & Partial<TopicQuestion>,
): Promise<ForecastView | null> {
  return recheck ? forecastScope(visible, topicId, recheck, getToday()) : null
}

/** Whether what a package would do is for the reader: it may be about a dossier that is hidden from them. */
async function seesDossier(
  { visible }: Pick<Reader, 'visible'>,
  questions: readonly TopicQuestion[],
): Promise<boolean> {
  if (!questions.length) return true
  const seen = new Set((await visible.dossiers.all()).map(({ id }) => id))
  return questions.every(({ dossierId }) => seen.has(dossierId))
}

async function mayChangeTopics(
  reader: Reader,
  questions: readonly TopicQuestion[],
): Promise<boolean> {
  const open = new Set((await listDossiersFor(reader, 'change the codebook')).map(({ id }) => id))
  return questions.every(({ dossierId }) => open.has(dossierId))
}

const listDeeds = ({ deeds }: TopicQuestion, mayChange: boolean): TopicDeed[] =>
  mayChange ? deeds : deeds.filter((deed) => deed === 'keep')

/** Keeps what a form says of the topics of a package. With the deed `import answered` the package is let in then. */
export async function answerPackageTopics(request: ImportFormRequest): Promise<ImportAnswer> {
  const { admin, importRow, form, performedBy } = request
  const id = String(form.get('id') ?? '')
  const item = await admin.imports.item(importRow.id, id)
  const questions = item ? listTopics(item) : []
  if (!item || !questions.length || !['asking', 'doubtful'].includes(item.state))
    return conflictAnswer
  if (!(await seesDossier(request, questions))) return conflictAnswer
  const read = readAnswers(form, questions, await mayChangeTopics(request, questions))
  const errors = { ...read.errors, ...(await findNameErrors(request, questions, read.answers)) }
  const topics = { id, fields: listTyped(form) }
  if (Object.keys(errors).length)
    return { ok: false, status: 400, errors: { form: unansweredMessage, ...errors }, topics }
  const overtaken = await findOvertaken(request, questions, read.answers)
  if (overtaken) return refuseOvertaken(request, item, overtaken)
  const asks = toTopicAsks(
    questions.map((question) => ({
      ...question,
      answer: read.answers[question.key] ?? question.answer,
      ...{ isAnswered: true, problem: null },
    })),
  )
  const { changed } = await admin.imports.saveAsks(item, { asks: asks.asks, state: 'doubtful' })
  if (!changed) return conflictAnswer
  if (form.get('deed') !== 'import answered')
    return { ok: true, message: 'Your answers are kept. The package can be imported now.' }
  await admin.imports.accept(importRow.id, { states: ['doubtful'], ids: [id] }, performedBy)
  return { ok: true, message: 'It is being stored.' }
}

const unansweredMessage = 'Answer what is marked. What you chose is still here; nothing was stored.'

const listTyped = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      /^(topic|name)\./.test(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  )

function readAnswers(form: FormData, questions: readonly TopicQuestion[], mayChange: boolean) {
  const answers: Record<string, TopicAnswer> = {}
  const errors: Record<string, string> = {}
  for (const question of questions) {
    const { key, name, version } = question
    const said = form.get(`topic.${key}`)
    const deed = listDeeds(question, mayChange).find((one) => one === said)
    if (!deed) {
      errors[`topic.${key}`] = said
        ? `You may not change the topics of this dossier, so the words of “${name}” stay.`
        : `Say what is done with “${name}”.`
      continue
    }
    const seen = Number(form.get(`version.${key}`) ?? version)
    const ownName = String(form.get(`name.${key}`) ?? '').trim()
    answers[key] = { deed, name: deed === 'own' ? ownName : null, version: seen }
  }
  return { answers, errors }
}

/** What is wrong with the names of topics of their own, by their fields. */
async function findNameErrors(
  { visible }: ImportFormRequest,
  questions: readonly TopicQuestion[],
  answers: TopicAnswers,
): Promise<Record<string, string>> {
  const topics = await visible.topics.ofDossier(questions[0]!.dossierId)
  const renamed = questions.filter(({ key }) =>
    ['wording', 'meaning'].includes(answers[key]?.deed ?? ''),
  )
  const taken = new Set([...topics, ...renamed].map(({ name }) => foldText(name)))
  const errors: Record<string, string> = {}
  for (const [key, answer] of Object.entries(answers)) {
    const fault = describeNameFault(answer, taken)
    if (fault) errors[`name.${key}`] = fault
    else if (answer.name !== null) taken.add(foldText(answer.name))
  }
  return errors
}

/** A topic that is worded otherwise here by now than whoever answered saw. */
async function findOvertaken(
  { admin }: ImportFormRequest,
  questions: readonly TopicQuestion[],
  answers: TopicAnswers,
): Promise<TopicQuestion | null> {
  for (const question of questions) {
    const newest = (await admin.topics.versions(question.topicId)).at(-1)?.version
    if (newest !== answers[question.key]?.version) return question
  }
  return null
}

/** Compares the package anew, so that what differs now is shown. */
async function refuseOvertaken(
  { admin, visible, importRow }: ImportFormRequest,
  item: ImportItemRow,
  { name }: TopicQuestion,
): Promise<ImportAnswer> {
  const stored = await admin.importJob.itemToStore(importRow.id, item.id)
  const read = stored && (await readFile({ name: stored.name, bytes: stored.bytes }))
  if (!read?.ok || !read.package) return conflictAnswer
  const planned = await visible.packages.plan(read.package, readTopicAnswers(item.asks))
  if (!planned.ok) return conflictAnswer
  const { asks, isOpen } = toTopicAsks(planned.plan.questions)
  await admin.imports.saveAsks(item, { asks, state: isOpen ? 'asking' : 'doubtful' })
  return {
    ok: false,
    status: 409,
    errors: {
      form:
        `Somebody else changed the topic “${name}” here meanwhile, so no answer was kept. ` +
        'This is what differs now.',
    },
  }
}
