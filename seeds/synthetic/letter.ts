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

/** One letter of a corpus, whichever came before: five passages, in about one of twenty held by two to four authors. */
export function makeSyntheticLetter(
  place: number,
  seed: number,
  { persons, organisations }: SyntheticPeople,
): SyntheticLetter {
  const choose = makeChance(seed, 3, place)
  const date = chooseDate(choose)
  const day = dayNumber(date.last)
  const writers = drawDistinct(
    persons,
    choose.yes(0.05) ? choose.between(2, Math.min(4, persons.length)) : 1,
    choose,
  ).map((writer): Writer => ({ ...writer, post: findPostOn(writer, day) }))
  const [first] = writers as [Writer]
  const addressee = choose.pick(organisations)
  const withheld = choose.yes(0.02)
  const parties = [
    ...writers.map((writer) => makeParty('author', writer.actor, writer.post)),
    {
      role: 'recipient' as const,
      actorId: withheld ? null : addressee.id,
      capacity: null,
      organisation: withheld ? null : addressee.name,
      unit: null,
    },
  ]
  const statements = Array.from({ length: 5 }, (_, index) =>
    makeStatement(
      (place + index) % topicPhrases.length,
      computeLean(
        organisations.indexOf(first.post.organisation),
        (place + index) % topicPhrases.length,
        day,
        seed,
      ),
      !withheld && choose.yes(0.03) ? addressee.name : null,
      choose,
    ),
  )
  const title =
    `${choose.pick(['Letter', 'Comments', 'Remarks', 'Reply', 'Note'])} to ` +
    `${withheld ? 'a withheld addressee' : addressee.name} on ` +
    `${topicPhrases[statements[0]!.topic]!.topic.name.toLowerCase()}`
  const reference = choose.yes(0.7)
    ? `${choose.pick(['SYN', 'REF', 'D'])}(${date.last.slice(0, 4)})${String(100_000 + place)}`
    : null
  const { text, placed } = composeLetter(
    makeLetterFrame(
      writers,
      withheld ? '[redacted]' : addressee.name,
      title,
      reference,
      date,
      choose,
    ),
    statements,
    choose,
  )
  const replies = choose.yes(0.3)
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
    form: {
      title,
      reference,
      kind: choose.yes(0.5) ? 'letter' : choose.pick(letterKinds),
      language: 'en',
      dated: date,
      basis: date.basis,
      referenceTruncated: reference !== null && choose.yes(0.04),
      replyKind: replies ? choose.pick(['letter', 'e-mail', 'message']) : '',
      replyDated: replies ? dayFromNumber(dayNumber(date.first) - choose.between(3, 60)) : '',
      parties: parties.map(({ role, actorId, capacity, organisation, unit }) => ({
        role,
        capacity,
        organisation,
        unit,
        withheld: actorId === null,
        name: writers.find(({ actor }) => actor.id === actorId)?.actor.name ?? null,
      })),
    },
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

function drawDistinct<T>(among: readonly T[], count: number, choose: Chance): T[] {
  const found = new Set<T>()
  while (found.size < count) found.add(choose.pick(among))
  return [...found]
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
  writers: readonly Writer[],
  addressee: string,
  title: string,
  reference: string | null,
  date: EdtfDate,
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
      addressee,
      `Subject: ${title}`,
    ].join('\n\n'),
    salutation: choose.pick(['Dear Sir or Madam,', 'Dear colleagues,', 'Dear President,']),
    signature: writers.map(({ actor, post }) => `${actor.name}\n${post.role}`).join('\n\n'),
  }
}
