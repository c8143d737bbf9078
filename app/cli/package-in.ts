import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import type { PackagePlan } from '#app/domain/package/plan-package.ts'
import { formatRecordCounts } from '#app/domain/package/record-counts.ts'
import { closeReaders, readFile } from '#app/readers/read-file.ts'
import {
  topicDeedWords,
  topicDeeds,
  type TopicAnswers,
  type TopicQuestion,
} from '#app/domain/package/topic-questions.ts'
import { formatRecheckedStances, formatRechecks } from '#app/domain/topic-forecast.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { forecastScope } from '#app/features/codebook/topic-forecast.ts'
import { foldText } from '#app/domain/text/words.ts'
import { theStore, type Store } from '#app/store.server.ts'
import { printLine, printJson, readListOption, CommandRefusal, type Command } from './command.ts'

export const packageInCommand: Command = {
  name: 'package in',
  summary:
    'Takes a dossier package into the store: whole where it is empty, otherwise what is missing.',
  usage:
    'stanceline package in FILE [--topic NAME=ANSWER]… [--plan] [--json]\n\n' +
    'FILE is what “package out” or a download wrote. All of it is checked first: every hash, ' +
    'every quote at its place. Into a store without a dossier it comes whole; into one that has ' +
    'the dossier only what is missing, and what is there stays as it is. What contradicts what ' +
    'is there is told, and then nothing is stored. --plan says what would be done and stores ' +
    'nothing.\n\n--topic says what is done with a topic that says something else here: ' +
    '--topic "Encryption=keep" leaves the words here, “wording” and “meaning” take those of the ' +
    'package as a change of wording or of meaning, and “own:NAME” takes in one of its own. What ' +
    'is not answered leaves the words here, and another proposition becomes a topic of its own. An ' +
    'answer to what is not asked is refused.',
  options: {
    plan: { type: 'boolean' },
    json: { type: 'boolean' },
    topic: { type: 'string', multiple: true },
  },
  run: async (input) => {
    const {
      positionals: [file],
      values,
    } = input
    if (!file) throw new CommandRefusal('Name the file: stanceline package in FILE.')
    const dossierPackage = await readPackageFile(file)
    const store = await theStore()
    const answers = readTopicOptions(readListOption(input, 'topic'), dossierPackage)
    const foreseen =
      values.plan || Object.keys(answers).length
        ? await store.packages.plan(dossierPackage, answers)
        : null
    if (foreseen?.ok) refuseUnasked(answers, foreseen.plan.questions, dossierPackage)
    const planned = values.plan
      ? foreseen!
      : await store.packages.importPackage(
          dossierPackage,
          { userId: null, via: 'command line' },
          { answers },
        )
    if (!planned.ok) throw new CommandRefusal(`Nothing was stored.\n${planned.reasons.join('\n')}`)
    const { dossier, fresh, same, leftOut, remarks, questions } = planned.plan
    const forecasts = values.plan ? await forecastMeanings(store, questions) : noForecasts
    const problems = questions.flatMap(({ problem }) => problem ?? [])
    if (problems.length) throw new CommandRefusal(`Nothing was stored.\n${problems.join('\n')}`)
    if (values.json)
      return printJson({
        dossier: dossier.name,
        is_new: dossier.isNew,
        stored: !values.plan,
        new: fresh,
        same,
        left_out: leftOut,
        remarks,
        topics: questions.map((question) => ({
          topic: question.name,
          asks: question.asks,
          answer: question.answer.deed,
          answered: question.isAnswered,
          name: question.answer.name,
          answers: question.deeds,
          ...forecasts.get(question.key),
          differences: question.differences.map(({ label, pieces }) => ({
            label,
            words: pieces.map(({ kind, text }) => ({ kind, text })),
          })),
        })),
      })
    printLine(describePackagePlan(planned.plan, forecasts, values.plan === true))
  },
}

/** What the words of a package would do as a change of meaning, by the keys of its topics. */
type Forecasts = ReadonlyMap<string, { to_recheck: number; stances_to_recheck: number }>

const noForecasts: Forecasts = new Map()

async function forecastMeanings(
  store: Pick<Store, 'visibleTo'>,
  questions: readonly TopicQuestion[],
): Promise<Forecasts> {
  const visible = store.visibleTo('owner')
  const forecasts = new Map<string, { to_recheck: number; stances_to_recheck: number }>()
  for (const { key, topicId, recheck } of questions) {
    const { positions, stances } = await forecastScope(visible, topicId, recheck, getToday())
    forecasts.set(key, { to_recheck: positions, stances_to_recheck: stances })
  }
  return forecasts
}

async function readPackageFile(file: string): Promise<DossierPackage> {
  const read = await readFile({ name: file, bytes: readBytes(file) }).finally(closeReaders)
  if (!read.ok) throw new CommandRefusal(`${file}: ${read.reason}`)
  if (!read.package)
    throw new CommandRefusal(
      `${file} is not a dossier package. Add letters by themselves where letters are added.`,
    )
  return read.package
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(resolve(process.env.INIT_CWD ?? '.', file))
  } catch {
    throw new CommandRefusal(`There is no readable file ${file}.`)
  }
}

/** `Encryption=own:Encryption of messages`: what is done with a topic of the package, by its name there. */
function readTopicOptions(
  options: readonly string[],
  { manifest: { topics } }: DossierPackage,
): TopicAnswers {
  return Object.fromEntries(
    options.map((option) => {
      const [, name = '', said = '', ownName] =
        /^(.*)=(keep|wording|meaning|own)(?::(.*))?$/su.exec(option) ?? []
      const topic = topics.find(
        ({ versions }) => foldText(versions.at(-1)!.name) === foldText(name),
      )
      const deed = topicDeeds.find((one) => one === said)
      if (!deed || (deed === 'own') !== (ownName !== undefined))
        throw new CommandRefusal(
          `“${option}” is no answer. Write --topic "NAME=keep", "NAME=wording", "NAME=meaning" ` +
            'or "NAME=own:ANOTHER NAME".',
        )
      if (!topic)
        throw new CommandRefusal(
          `No topic of this package is called “${name}”. Nothing was stored.`,
        )
      return [topic.key, { deed, name: ownName ?? null, version: null }]
    }),
  )
}

/** What somebody says of a topic about which nothing is asked would otherwise be lost without a word. */
function refuseUnasked(
  answers: TopicAnswers,
  questions: readonly TopicQuestion[],
  { manifest: { topics } }: DossierPackage,
): void {
  const unasked = topics.filter(
    ({ key }) => answers[key] && !questions.some((question) => question.key === key),
  )
  if (!unasked.length) return
  const list = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')
  throw new CommandRefusal(
    `Nothing is asked about ${list(unasked.map(({ versions }) => versions.at(-1)!.name))}, so nothing was stored. ` +
      (questions.length
        ? `--topic may answer for: ${list(questions.map(({ name }) => name))}.`
        : 'No topic of this package says something else here: leave --topic out.'),
  )
}

/** What is done with a topic that says something else here, and what differs: `[-was-] {+is+}`. */
function describeTopic(
  { key, sentence, answer: { deed, name }, isAnswered, deeds, differences }: TopicQuestion,
  forecasts: Forecasts,
): string {
  const marks = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const
  const did = `${topicDeedWords[deed]}${name === null ? '' : ` “${name}”`}.`
  const forecast = forecasts.get(key)
  return [
    sentence,
    ...differences.map(
      ({ label, pieces }) =>
        `  ${label}: ${pieces.map(({ kind, text }) => marks[kind].join(text)).join('')}`,
    ),
    `  ${did}${isAnswered ? '' : ` (Not answered; --topic may say: ${deeds.join(', ')}.)`}`,
    ...(forecast && deeds.includes('meaning')
      ? [
          `  As a change of meaning: ${formatRechecks(forecast.to_recheck)}, ` +
            `${formatRecheckedStances(forecast.stances_to_recheck)}.`,
        ]
      : []),
  ].join('\n')
}

function describePackagePlan(
  { dossier, fresh, same, leftOut, remarks, questions, topicChanges }: PackagePlan,
  forecasts: Forecasts,
  isPlan: boolean,
): string {
  const [added, alreadyHere, out] = [fresh, same, leftOut].map(formatRecordCounts)
  const first = added
    ? `${isPlan ? 'Would store' : 'Stored'} of “${dossier.name}”: ${added}.`
    : topicChanges.length
      ? `Nothing of “${dossier.name}” in this package is new but words of topics.`
      : out
        ? `Nothing of “${dossier.name}” in this package can come in that is not here; nothing was stored.`
        : `Everything of “${dossier.name}” in this package is here already; nothing was stored.`
  return [
    first,
    (added || out) && alreadyHere ? `Here already: ${alreadyHere}.` : '',
    out ? `Left out: ${out}.` : '',
    ...remarks,
    ...questions.map((question) => describeTopic(question, forecasts)),
  ]
    .filter(Boolean)
    .join('\n')
}
