import {
  parseStoredDate,
  dayFromNumber,
  findMonthBounds,
  formatDayInFull,
  dayNumber,
  type EdtfDate,
} from '#app/domain/days.ts'
import type { LetterForm } from '#app/domain/letter-form.ts'
import { letterKinds } from '#app/domain/letters.ts'
import type { PlannedParty } from '#app/domain/plan/plan-parties.ts'
import type { NewActor } from '#db/statements/insert-actors.ts'
import { composeLetter, type PlacedStatement } from './letter-bodies.ts'
import { makeChance, fillSentence, type Chance } from './chance.ts'
import { topicPhrases } from './codebook.ts'
import {
  firstDay,
  lastDay,
  findPostOn,
  type SyntheticPeople,
  type SyntheticPerson,
  type Post,
} from './people.ts'
import { phraseWords } from './phrases.ts'
import { computeLean, makeStatement, type SyntheticStatement } from './stances.ts'

type SyntheticPosition = PlacedStatement<SyntheticStatement> & {
  id: string
  holderIds: string[]
}
export type SyntheticLetter = {
  id: string
  form: LetterForm
  text: string
  parties: PlannedParty[]
  positions: SyntheticPosition[]
}

type Writer = SyntheticPerson & { post: Post }

/** Who writes to whom on which day. */
type LetterOccasion = {
  writers: readonly Writer[]
  addressee: NewActor
  isAddresseeWithheld: boolean
  date: EdtfDate
}
type LetterHeading = { title: string; reference: string | null }

/**
 * One letter of a corpus, whichever came before: five passages, in about one of twenty held by two to four authors.
 * The choices follow each other in one order, so that the same place and seed make the same letter.
 */
export function makeSyntheticLetter(
  place: number,
  seed: number,
  { persons, organisations }: SyntheticPeople,
): SyntheticLetter {
  const choose = makeChance(seed, 3, place)
  const date = chooseDate(choose)
  const writers = chooseWriters(persons, dayNumber(date.last), choose)
  const addressee = choose.pick(organisations)
  const isAddresseeWithheld = choose.yes(0.02)
  const occasion = { writers, addressee, isAddresseeWithheld, date }
  const organisation = organisations.indexOf(writers[0]!.post.organisation)
  const statements = Array.from({ length: 5 }, (_, index) => {
    const topic = (place + index) % topicPhrases.length
    return makeStatement(
      topic,
      computeLean(organisation, topic, dayNumber(date.last), seed),
      !isAddresseeWithheld && choose.yes(0.03) ? addressee.name : null,
      choose,
    )
  })
  const title = makeTitle(occasion, statements[0]!, choose)
  const reference = choose.yes(0.7)
    ? `${choose.pick(['SYN', 'REF', 'D'])}(${date.last.slice(0, 4)})${String(100_000 + place)}`
    : null
  const heading = { title, reference }
  const { text, placed } = composeLetter(
    makeLetterFrame(occasion, heading, choose),
    statements,
    choose,
  )
  const isReply = choose.yes(0.3)
  const parties = makeParties(occasion)
  return {
    id: choose.id(place),
    text,
    parties,
    positions: placed.map((placedStatement) => ({
      ...placedStatement,
      id: choose.id(place),
      holderIds: placedStatement.statement.reported
        ? [addressee.id]
        : writers.map(({ actor }) => actor.id),
    })),
    form: makeLetterForm(occasion, heading, parties, isReply, choose),
  }
}

/** A day mostly; one of twenty is a month, one of twenty an interval, both with what they rest on. */
function chooseDate(choose: Chance): EdtfDate {
  const [from, to] = [dayNumber(firstDay), dayNumber(lastDay)]
  const day = dayFromNumber(choose.between(from, to))
  const kind = choose.next()
  if (kind < 0.05 && findMonthBounds(day, 0).last <= lastDay)
    return parseStoredDate(day.slice(0, 7), 'only the month stands in the letter')
  if (kind < 0.1) {
    const end = dayFromNumber(Math.min(to, dayNumber(day) + choose.between(10, 80)))
    if (end > day)
      return parseStoredDate(
        `${day}/${end}`,
        'not before the message that it answers, not after the vote that it awaits',
      )
  }
  return parseStoredDate(day)
}

/** One mostly, each in the post they hold on the day. */
function chooseWriters(
  persons: readonly SyntheticPerson[],
  day: number,
  choose: Chance,
): readonly Writer[] {
  const count = choose.yes(0.05) ? choose.between(2, Math.min(4, persons.length)) : 1
  return drawDistinct(persons, count, choose).map((writer) => ({
    ...writer,
    post: findPostOn(writer, day),
  }))
}

function drawDistinct<T>(among: readonly T[], count: number, choose: Chance): T[] {
  const found = new Set<T>()
  while (found.size < count) found.add(choose.pick(among))
  return [...found]
}

function makeTitle(
  { addressee, isAddresseeWithheld }: LetterOccasion,
  first: SyntheticStatement,
  choose: Chance,
): string {
  return (
    `${choose.pick(['Letter', 'Comments', 'Remarks', 'Reply', 'Note'])} to ` +
    `${isAddresseeWithheld ? 'a withheld addressee' : addressee.name} on ` +
    `${topicPhrases[first.topic]!.topic.name.toLowerCase()}`
  )
}

function makeParties({ writers, addressee, isAddresseeWithheld }: LetterOccasion): PlannedParty[] {
  return [
    ...writers.map((writer) => makeParty('author', writer.actor, writer.post)),
    {
      role: 'recipient',
      actorId: isAddresseeWithheld ? null : addressee.id,
      capacity: null,
      organisation: isAddresseeWithheld ? null : addressee.name,
      unit: null,
    },
  ]
}

function makeParty(
  role: PlannedParty['role'],
  actor: NewActor,
  { organisation, unit, role: capacity }: Post,
): PlannedParty {
  return {
    role,
    actorId: actor.id,
    capacity,
    organisation: organisation.name,
    unit: unit?.name ?? null,
  }
}

function makeLetterFrame(
  { writers, addressee, isAddresseeWithheld, date }: LetterOccasion,
  { title, reference }: LetterHeading,
  choose: Chance,
) {
  const { organisation, unit } = writers[0]!.post
  const place = fillSentence('{place}', phraseWords, choose)
  const printed =
    date.first === date.last ? `${place}, ${formatDayInFull(date.first)}` : `${place},`
  return {
    head: [
      [organisation.name.toUpperCase(), unit?.name].filter(Boolean).join('\n'),
      [printed, reference].filter(Boolean).join('\n'),
      isAddresseeWithheld ? '[redacted]' : addressee.name,
      `Subject: ${title}`,
    ].join('\n\n'),
    salutation: choose.pick(['Dear Sir or Madam,', 'Dear colleagues,', 'Dear President,']),
    signature: writers.map(({ actor, post }) => `${actor.name}\n${post.role}`).join('\n\n'),
  }
}

function makeLetterForm(
  { writers, date }: LetterOccasion,
  { title, reference }: LetterHeading,
  parties: readonly PlannedParty[],
  isReply: boolean,
  choose: Chance,
): LetterForm {
  return {
    title,
    reference,
    kind: choose.yes(0.5) ? 'letter' : choose.pick(letterKinds),
    language: 'en',
    dated: date,
    datedKind: null,
    dates: [],
    otherReferences: [],
    answersLetterId: null,
    translatesLetterId: null,
    basis: date.basis,
    referenceTruncated: reference !== null && choose.yes(0.04),
    replyKind: isReply ? choose.pick(['letter', 'e-mail', 'message']) : '',
    replyDated: isReply ? dayFromNumber(dayNumber(date.first) - choose.between(3, 60)) : '',
    parties: parties.map(({ role, actorId, capacity, organisation, unit }) => ({
      role,
      capacity,
      organisation,
      unit,
      withheld: actorId === null,
      name: writers.find(({ actor }) => actor.id === actorId)?.actor.name ?? null,
    })),
  }
}
