import type { Actor } from '#app/domain/actors.ts'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { formatDay, formatEdtfDate, type Day } from '#app/domain/days.ts'
import { formatCitation, formatQuotation, recordedRemark } from '#app/domain/letters.ts'
import { stanceToJson } from '#app/domain/method-cases/first-version-cases.ts'
import { derivedStanceToJson, moveToJson } from '#app/domain/method-cases/second-version-cases.ts'
import { findContradictions } from '#app/domain/method-v2/contradictions.ts'
import {
  deriveStance,
  newestMethodVersion,
  type DerivedStance,
} from '#app/domain/method-v2/derived-stance.ts'
import { describeMembers } from '#app/domain/method-v2/member-stances.ts'
import {
  describeContradiction,
  describeMove,
  listMoveQualifiers,
} from '#app/domain/method-v2/move-words.ts'
import { findMoves } from '#app/domain/method-v2/moves.ts'
import { describeNow, describeRecord, listNowQualifiers } from '#app/domain/method-v2/qualifiers.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import { computeStance, listQualifiers, methodVersion } from '#app/domain/stance.ts'
import { formatSignedNumber } from '#app/domain/text/words.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { theStore } from '#app/store.server.ts'
import {
  CommandRefusal,
  printJson,
  printLine,
  readDayOption,
  requireOption,
  type Command,
  type CommandInput,
} from './command.ts'
import { requireActor, requireNamedTopic } from './find-by-name.ts'

export const stanceCommand: Command = {
  name: 'stance',
  summary: 'Says where an actor stands on a topic as of a day, and on what evidence.',
  usage:
    'stanceline stance --actor "Ylva Johansson" --topic encryption [--as-of 2020-12-31] [--method 1] [--json]\n\n' +
    'Actor and topic by name, alias or id; case and accents do not count. --method 1 answers by the first version\n' +
    'of the method, in its words and keys.',
  options: {
    actor: { type: 'string' },
    topic: { type: 'string' },
    'as-of': { type: 'string' },
    method: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (input) => {
    const version = readMethodOption(input)
    const question = await readQuestion(input)
    const answer = version === methodVersion ? answerByFirstVersion : answerBySecondVersion
    const { json, lines } = await answer(question)
    if (input.values.json) printJson(json)
    else lines.forEach(printLine)
  },
}

type StanceQuestion = {
  actor: Actor
  topic: Topic
  asOf: Day
  today: Day
  /** Said where the day was chosen for the reader and is not today (rule 12). */
  asOfNote: string
  positions: readonly AttributedPosition[]
}

type StanceAnswer = { json: object; lines: string[] }

function readMethodOption({ values }: CommandInput): number {
  const versions = [methodVersion, newestMethodVersion]
  const asked = values.method ?? String(newestMethodVersion)
  const version = versions.find((known) => String(known) === asked)
  if (version === undefined)
    throw new CommandRefusal(
      `There is no version “${String(asked)}” of the method. ` +
        `Write --method ${versions.join(' or --method ')}.`,
    )
  return version
}

async function readQuestion(input: CommandInput): Promise<StanceQuestion> {
  const store = await theStore()
  const actor = await requireActor(store, requireOption(input, 'actor'))
  const topic = await requireNamedTopic(store, requireOption(input, 'topic'))
  const today = getToday()
  const chosen = readDayOption(input, 'as-of')
  const current = await findCurrentAsOf(store.visibleTo('owner'), today, [topic.id])
  return {
    actor,
    topic,
    asOf: chosen ?? current.asOf,
    // Whoever asks about a day is told what was stale on it.
    today: chosen ?? today,
    asOfNote: chosen || current.isToday ? '' : ', the newest letter; nothing since',
    positions: (await store.evidence.ofActors([actor.id]))(actor.id, topic.id),
  }
}

async function answerBySecondVersion(question: StanceQuestion): Promise<StanceAnswer> {
  const { actor, topic, asOf, today, asOfNote, positions } = question
  const found = deriveStance(positions, asOf, today)
  const members = actor.kind === 'person' ? null : describeMembers(actor.id, positions, asOf, today)
  const moves = findMoves(positions, asOf)
  const contradictions = findContradictions(positions, asOf)
  const evidence = await readCitedEvidence(
    found.letters.flatMap(({ weight, positions: stated }) =>
      stated.map((position) => ({ position, weight })),
    ),
  )
  return {
    json: {
      actor: actor.name,
      topic: topic.name,
      as_of: asOf,
      ...derivedStanceToJson(found),
      members: members && {
        spoke: members.spoke,
        supporting: members.supporting,
        mixed: members.mixed,
        opposing: members.opposing,
        cohesion: members.cohesion,
        most_members: members.mostMembers,
      },
      evidence: evidence.map(evidenceToJson),
      moves: moves.map(moveToJson),
      contradictions: contradictions.map(({ from, to, membersDiffer }) => ({
        from,
        to,
        members_differ: membersDiffer,
      })),
    },
    lines: [
      `${actor.name} on ${nameWithState(topic)} as of ${asOf}${asOfNote}: ${formatStance(found, members?.mostMembers)}.`,
      ...moves.map((move) => `- ${[describeMove(move), ...listMoveQualifiers(move)].join(', ')}`),
      ...contradictions.map((contradiction) => `- ${describeContradiction(contradiction)}`),
      ...evidence.map(formatEvidenceLine),
    ],
  }
}

/** `opposes (−1), one letter, stale, since 29 Oct 2020 or earlier; record opposes`. */
function formatStance(
  found: DerivedStance,
  mostMembers: Parameters<typeof listNowQualifiers>[1],
): string {
  const { now } = found
  const sentence = [
    now ? `${describeNow(found)} (${formatSignedNumber(now.mean)})` : describeNow(found),
    ...listNowQualifiers(found, mostMembers),
    now && `since ${formatDay(now.since)}${now.sinceOrEarlier ? ' or earlier' : ''}`,
  ].filter(Boolean)
  return [sentence.join(', '), describeRecord(found)].filter(Boolean).join('; ')
}

async function answerByFirstVersion(question: StanceQuestion): Promise<StanceAnswer> {
  const { actor, topic, asOf, positions } = question
  const found = computeStance(positions, asOf)
  const evidence = await readCitedEvidence(found.evidence)
  const number = found.weighted === null ? '' : ` (${formatSignedNumber(found.weighted)})`
  const words = [found.word + number, ...listQualifiers(found)].join(', ')
  return {
    json: {
      actor: actor.name,
      topic: topic.name,
      as_of: asOf,
      ...stanceToJson(found),
      evidence: evidence.map(evidenceToJson),
    },
    lines: [
      `${actor.name} on ${nameWithState(topic)} as of ${asOf}: ${words}.`,
      ...evidence.map(formatEvidenceLine),
    ],
  }
}

type CitedEvidence = { position: PositionWithLetter; weight: number }

async function readCitedEvidence(
  evidence: readonly { position: AttributedPosition; weight: number }[],
): Promise<CitedEvidence[]> {
  const store = await theStore()
  const positions = await store.positions.byIds(evidence.map(({ position }) => position.id))
  const byId = new Map(positions.map((position) => [position.id, position]))
  return evidence.map(({ position, weight }) => ({ position: byId.get(position.id)!, weight }))
}

function evidenceToJson({ position, weight }: CitedEvidence) {
  return {
    position: position.id,
    letter: position.letterId,
    title: position.letter.title,
    reference: position.letter.reference,
    date: position.letter.dated.edtf,
    last_day: position.lastDay,
    level: position.level,
    absence: position.absence,
    conditional: position.conditional,
    condition: position.condition,
    weight,
    page: position.page,
    paragraph: position.paragraph,
    quote: position.quote.exact,
    recorded: position.letter.recorded,
  }
}

function formatEvidenceLine({ position }: CitedEvidence): string {
  const { quote, letter } = position
  const cited = formatCitation(letter, formatEdtfDate(letter.dated), position)
  return `- ${formatQuotation(quote.exact, letter)} ${cited}${letter.recorded ? ` (${recordedRemark})` : ''}`
}
