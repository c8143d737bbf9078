import {
  affiliationsByMember,
  folded,
  type Actor,
  type Affiliation,
  type AffiliationsByMember,
} from '../actors.ts'
import { readDated } from '../days.ts'
import type { LetterFields } from '../letter-form.ts'
import { namesOf, type Names, type Reason } from './names.ts'

/** Who the names are that somebody was asked about, by the folded words: an actor's id, another name of the same import, or '' for what is written. */
export type Answers = Record<string, string>

export type Choice = {
  answer: string
  name: string
  why: Reason | 'the same name and capacity' | 'the same capacity'
  roles: string[]
}

/** Words on a letter that may mean somebody known. `alone`: whether they may also mean somebody new. */
export type NameQuestion = { said: string; key: string; choices: Choice[]; alone: boolean }

export type NameBook = {
  actors: readonly Actor[]
  byId: ReadonlyMap<string, Actor>
  byMember: AffiliationsByMember
  affiliations: readonly Affiliation[]
  known: Names
  here: Names
  saidHere: ReadonlyMap<string, string>
}

type Party = LetterFields['parties'][number]

/** Lays out who is known, and which names the letters of one import bear, so that questions are found without looking through all. */
export function nameBook(
  actors: readonly Actor[],
  affiliations: readonly Affiliation[],
  drafts: Iterable<{ fields: LetterFields }>,
): NameBook {
  const saidHere = new Map<string, string>()
  const kinds = new Map<string, 'person' | 'organisation'>()
  for (const { fields } of drafts) {
    for (const party of fields.parties) {
      if (party.name && !party.withheld) note(party.name, 'person')
      if (party.organisation) note(party.organisation, 'organisation')
    }
  }
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const here = namesOf(
    [...saidHere].map(([key, name]) => ({ id: key, kind: kinds.get(key)!, name, aliases: [] })),
  )
  return {
    actors,
    byId,
    byMember: affiliationsByMember(affiliations),
    affiliations,
    known: namesOf(actors),
    here,
    saidHere,
  }

  function note(name: string, kind: 'person' | 'organisation'): void {
    const key = folded(name)
    if (!saidHere.has(key)) saidHere.set(key, name)
    if (!kinds.has(key)) kinds.set(key, kind)
  }
}

/** What has to be asked about the parties of one letter; nothing where every name is plainly somebody known or plainly new, or was answered. */
export function questionsIn(
  book: NameBook,
  { parties, dated }: Pick<LetterFields, 'parties' | 'dated'>,
  answers: Answers,
): NameQuestion[] {
  const questions = parties.flatMap((party) => {
    if (party.withheld) return []
    const named = [
      party.name && aboutName(book, party.name, party),
      party.organisation && aboutName(book, party.organisation, null),
      !party.name && aboutCapacity(book, party, dated),
    ]
    return named.filter((question): question is NameQuestion => Boolean(question))
  })
  return questions.filter(
    ({ key }, index) =>
      answers[key] === undefined && questions.findIndex((one) => one.key === key) === index,
  )
}

/** The letter's parties as the answers name them: an actor by id, another name, or what is written. */
export function answeredParties(parties: readonly Party[], answers: Answers): Party[] {
  return parties.map((party) => {
    const answerTo = (said: string | null | undefined) => (said ? answers[folded(said)] : undefined)
    const [name, organisation] = [answerTo(party.name), answerTo(party.organisation)]
    const speaker = !party.name && !party.withheld ? answers[capacityKey(party)] : undefined
    return {
      ...party,
      ...((name ?? speaker) ? { name: name ?? speaker! } : {}),
      ...(organisation ? { organisation } : {}),
    }
  })
}

function aboutName(book: NameBook, said: string, party: Party | null): NameQuestion | null {
  const key = folded(said)
  if (book.byId.has(said)) return null
  const found = book.known(said)
  const same = found.filter(({ reason }) => reason === 'the same name')
  if (same.length === 1) return null
  if (same.length) {
    const choices = same.map(({ actorId }) =>
      choiceOf(
        book,
        actorId,
        hasCapacity(book, actorId, party) ? 'the same name and capacity' : 'the same name',
      ),
    )
    return {
      said,
      key,
      choices: choices.sort(
        (a, b) => Number(b.why.endsWith('capacity')) - Number(a.why.endsWith('capacity')),
      ),
      alone: false,
    }
  }
  const others = book
    .here(said)
    .filter(
      ({ actorId, reason }) =>
        actorId !== key &&
        reason !== 'the same name' &&
        isFuller(book.saidHere.get(actorId)!, said),
    )
  const choices = [
    ...found.map(({ actorId, reason }) => choiceOf(book, actorId, reason)),
    ...others.map(({ actorId, reason }) => ({
      answer: book.saidHere.get(actorId)!,
      name: book.saidHere.get(actorId)!,
      why: reason,
      roles: ['named in this import'],
    })),
  ]
  return choices.length ? { said, key, choices, alone: true } : null
}

/** A capacity without a name, such as “President, European Commission”: who is known to have held it on the letter's day. */
function aboutCapacity(book: NameBook, party: Party, dated: string): NameQuestion | null {
  if (!party.capacity || !party.organisation) return null
  const [organisation, ...more] = book
    .known(party.organisation)
    .filter(({ reason }) => reason === 'the same name')
  if (!organisation || more.length) return null
  const read = readDated(dated)
  const held = book.affiliations.filter(
    ({ organisationId, role, firstDay, lastDay }) =>
      organisationId === organisation.actorId &&
      role !== null &&
      folded(role) === folded(party.capacity) &&
      (!read.ok ||
        ((firstDay ?? '') <= read.dated.last && read.dated.first <= (lastDay ?? '9999'))),
  )
  const holders = [...new Set(held.map(({ memberId }) => memberId))].filter(
    (id) => book.byId.get(id)?.kind === 'person',
  )
  return holders.length
    ? {
        said: `${party.capacity}, ${party.organisation}`,
        key: capacityKey(party),
        choices: holders.map((id) => choiceOf(book, id, 'the same capacity')),
        alone: true,
      }
    : null
}

const capacityKey = ({ capacity, organisation }: Party) => folded(`${capacity}, ${organisation}`)

function hasCapacity(book: NameBook, actorId: string, party: Party | null): boolean {
  const rows = book.byMember.get(actorId) ?? []
  return (
    Boolean(party) &&
    rows.some(
      ({ role, organisationId }) =>
        (party!.capacity && role && folded(role) === folded(party!.capacity)) ||
        (party!.organisation &&
          folded(book.byId.get(organisationId)?.name ?? '') === folded(party!.organisation)),
    )
  )
}

function choiceOf(book: NameBook, actorId: string, why: Choice['why']): Choice {
  const roles = (book.byMember.get(actorId) ?? []).map(({ role, organisationId }) =>
    [role, book.byId.get(organisationId)?.name].filter(Boolean).join(', '),
  )
  return {
    answer: actorId,
    name: book.byId.get(actorId)?.name ?? actorId,
    why,
    roles: [...new Set(roles)].slice(0, 3),
  }
}

/** Of two ways to write a name one asks about the other, never both: the shorter one, or the later in the alphabet. */
function isFuller(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length > other.length
}
