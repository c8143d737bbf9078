import {
  dated,
  dayOfNumber,
  monthOf,
  sayDayInFull,
  dayNumber,
  type Dated,
} from '#app/domain/days.ts'
import type { LetterForm } from '#app/domain/letter-form.ts'
import { letterKinds } from '#app/domain/letters.ts'
import type { PlannedParty } from '#app/domain/parties.ts'
import type { NewActor } from '#db/actors.ts'
import { composed, type Placed } from './bodies.ts'
import { chance, filled, type Chance } from './chance.ts'
import { sayings } from './codebook.ts'
import { firstDay, lastDay, postOn, type People, type Person, type Post } from './people.ts'
import { words } from './phrases.ts'
import { leanOf, statement, type Statement } from './stances.ts'

export type SyntheticPosition = Placed<Statement> & { id: string; holderIds: string[] }
export type SyntheticLetter = {
  id: string
  form: LetterForm
  text: string
  parties: PlannedParty[]
  positions: SyntheticPosition[]
}

type Writer = Person & { post: Post }

/** One letter of a corpus, whichever came before: five passages, in about one of twenty held by two to four authors. */
export function letter(
  place: number,
  seed: number,
  { persons, organisations }: People,
): SyntheticLetter {
  const choose = chance(seed, 3, place)
  const date = dateOf(choose)
  const day = dayNumber(date.last)
  const writers = drawn(
    persons,
    choose.yes(0.05) ? choose.between(2, Math.min(4, persons.length)) : 1,
    choose,
  ).map((writer): Writer => ({ ...writer, post: postOn(writer, day) }))
  const [first] = writers as [Writer]
  const addressee = choose.pick(organisations)
  const withheld = choose.yes(0.02)
  const parties = [
    ...writers.map((writer) => asParty('author', writer.actor, writer.post)),
    {
      role: 'recipient' as const,
      actorId: withheld ? null : addressee.id,
      capacity: null,
      organisation: withheld ? null : addressee.name,
      unit: null,
    },
  ]
  const statements = Array.from({ length: 5 }, (_, index) =>
    statement(
      (place + index) % sayings.length,
      leanOf(
        organisations.indexOf(first.post.organisation),
        (place + index) % sayings.length,
        day,
        seed,
      ),
      !withheld && choose.yes(0.03) ? addressee.name : null,
      choose,
    ),
  )
  const title = `${choose.pick(['Letter', 'Comments', 'Remarks', 'Reply', 'Note'])} to ${withheld ? 'a withheld addressee' : addressee.name} on ${sayings[statements[0]!.topic]!.topic.name.toLowerCase()}`
  const reference = choose.yes(0.7)
    ? `${choose.pick(['SYN', 'REF', 'D'])}(${date.last.slice(0, 4)})${String(100_000 + place)}`
    : null
  const { text, placed } = composed(
    frameOf(writers, withheld ? '[redacted]' : addressee.name, title, reference, date, choose),
    statements,
    choose,
  )
  const replies = choose.yes(0.3)
  return {
    id: choose.id(place),
    text,
    parties,
    positions: placed.map((one) => ({
      ...one,
      id: choose.id(place),
      holderIds: one.statement.reported ? [addressee.id] : writers.map(({ actor }) => actor.id),
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
      replyDated: replies ? dayOfNumber(dayNumber(date.first) - choose.between(3, 60)) : '',
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
function dateOf(choose: Chance): Dated {
  const [from, to] = [dayNumber(firstDay), dayNumber(lastDay)]
  const day = dayOfNumber(choose.between(from, to))
  const kind = choose.next()
  if (kind < 0.05 && monthOf(day, 0).last <= lastDay)
    return dated(day.slice(0, 7), 'only the month stands in the letter')
  if (kind < 0.1) {
    const end = dayOfNumber(Math.min(to, dayNumber(day) + choose.between(10, 80)))
    if (end > day)
      return dated(
        `${day}/${end}`,
        'not before the message that it answers, not after the vote that it awaits',
      )
  }
  return dated(day)
}

function drawn<T>(among: readonly T[], count: number, choose: Chance): T[] {
  const found = new Set<T>()
  while (found.size < count) found.add(choose.pick(among))
  return [...found]
}

function asParty(
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

function frameOf(
  writers: readonly Writer[],
  addressee: string,
  title: string,
  reference: string | null,
  date: Dated,
  choose: Chance,
) {
  const { organisation, unit } = writers[0]!.post
  const place = filled('{place}', words, choose)
  const printed = date.first === date.last ? `${place}, ${sayDayInFull(date.first)}` : `${place},`
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
