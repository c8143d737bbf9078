import {
  groupAffiliationsByMember,
  type Actor,
  type Affiliation,
  type MemberAffiliations,
} from '../actors.ts'
import { parseEdtfDate } from '../days.ts'
import type { LetterFields } from '../letter-form.ts'
import { buildNameLookup, type NameLookup, type MatchReason } from './name-lookup.ts'
import { foldText } from '../text/words.ts'

/**
 * Who the names are that somebody was asked about, by the folded words: an actor's id, another name
 * of the same import, or '' for what is written.
 */
export type NameAnswers = Record<string, string>

type NameChoice = {
  answer: string
  name: string
  why: MatchReason | 'the same name and capacity' | 'the same capacity'
  roles: string[]
}

/** Words on a letter that may mean somebody known. `alone`: whether they may also mean somebody new. */
export type NameQuestion = { said: string; key: string; choices: NameChoice[]; alone: boolean }

export type NameIndex = {
  actors: readonly Actor[]
  byId: ReadonlyMap<string, Actor>
  byMember: MemberAffiliations
  affiliations: readonly Affiliation[]
  findKnown: NameLookup
  findInImport: NameLookup
  namesInImport: ReadonlyMap<string, string>
}

type Party = LetterFields['parties'][number]

/**
 * Lays out who is known, and which names the letters of one import bear, so that questions are
 * found without looking through all.
 */
export function buildNameIndex(
  actors: readonly Actor[],
  affiliations: readonly Affiliation[],
  drafts: Iterable<{ fields: LetterFields }>,
): NameIndex {
  const namesInImport = new Map<string, string>()
  const kinds = new Map<string, 'person' | 'organisation'>()
  for (const { fields } of drafts) {
    for (const party of fields.parties) {
      if (party.name && !party.withheld) addName(party.name, 'person')
      if (party.organisation) addName(party.organisation, 'organisation')
    }
  }
  const byId = new Map(actors.map((actor) => [actor.id, actor]))
  const findInImport = buildNameLookup(
    [...namesInImport].map(([key, name]) => ({
      id: key,
      kind: kinds.get(key)!,
      name,
      aliases: [],
    })),
  )
  return {
    actors,
    byId,
    byMember: groupAffiliationsByMember(affiliations),
    affiliations,
    findKnown: buildNameLookup(actors),
    findInImport,
    namesInImport,
  }

  function addName(name: string, kind: 'person' | 'organisation'): void {
    const key = foldText(name)
    if (!namesInImport.has(key)) namesInImport.set(key, name)
    if (!kinds.has(key)) kinds.set(key, kind)
  }
}

/**
 * What has to be asked about the parties of one letter; nothing where every name is plainly
 * somebody known or plainly new, or was answered.
 */
export function findNameQuestions(
  index: NameIndex,
  { parties, dated }: Pick<LetterFields, 'parties' | 'dated'>,
  answers: NameAnswers,
): NameQuestion[] {
  const questions = parties.flatMap((party) => {
    if (party.withheld) return []
    const named = [
      party.name && askAboutName(index, party.name, party),
      party.organisation && askAboutName(index, party.organisation, null),
      !party.name && askAboutCapacity(index, party, dated),
    ]
    return named.filter((question): question is NameQuestion => Boolean(question))
  })
  return questions.filter(
    ({ key }, index) =>
      answers[key] === undefined && questions.findIndex((other) => other.key === key) === index,
  )
}

/** The letter's parties as the answers name them: an actor by id, another name, or what is written. */
export function applyNameAnswers(parties: readonly Party[], answers: NameAnswers): Party[] {
  return parties.map((party) => {
    const findAnswer = (writtenName: string | null | undefined) =>
      writtenName ? answers[foldText(writtenName)] : undefined
    const [name, organisation] = [findAnswer(party.name), findAnswer(party.organisation)]
    const speaker = !party.name && !party.withheld ? answers[makeCapacityKey(party)] : undefined
    return {
      ...party,
      ...((name ?? speaker) ? { name: name ?? speaker! } : {}),
      ...(organisation ? { organisation } : {}),
    }
  })
}

function askAboutName(
  index: NameIndex,
  writtenName: string,
  party: Party | null,
): NameQuestion | null {
  const key = foldText(writtenName)
  if (index.byId.has(writtenName)) return null
  const matches = index.findKnown(writtenName)
  const exactMatches = matches.filter(({ reason }) => reason === 'the same name')
  if (exactMatches.length === 1) return null
  if (exactMatches.length) {
    const choices = exactMatches.map(({ actorId }) =>
      makeChoice(
        index,
        actorId,
        hasCapacity(index, actorId, party) ? 'the same name and capacity' : 'the same name',
      ),
    )
    return {
      said: writtenName,
      key,
      choices: choices.sort(
        (a, b) => Number(b.why.endsWith('capacity')) - Number(a.why.endsWith('capacity')),
      ),
      alone: false,
    }
  }
  const others = index
    .findInImport(writtenName)
    .filter(
      ({ actorId, reason }) =>
        actorId !== key &&
        reason !== 'the same name' &&
        isFullerName(index.namesInImport.get(actorId)!, writtenName),
    )
  const choices = [
    ...matches.map(({ actorId, reason }) => makeChoice(index, actorId, reason)),
    ...others.map(({ actorId, reason }) => ({
      answer: index.namesInImport.get(actorId)!,
      name: index.namesInImport.get(actorId)!,
      why: reason,
      roles: ['named in this import'],
    })),
  ]
  return choices.length ? { said: writtenName, key, choices, alone: true } : null
}

/**
 * A capacity without a name, such as “President, European Commission”: who is known to have held it
 * on the letter's day.
 */
function askAboutCapacity(index: NameIndex, party: Party, dated: string): NameQuestion | null {
  if (!party.capacity || !party.organisation) return null
  const [organisation, ...more] = index
    .findKnown(party.organisation)
    .filter(({ reason }) => reason === 'the same name')
  if (!organisation || more.length) return null
  const letterDate = parseEdtfDate(dated)
  const affiliationsThen = index.affiliations.filter(
    ({ organisationId, role, firstDay, lastDay }) =>
      organisationId === organisation.actorId &&
      role !== null &&
      foldText(role) === foldText(party.capacity) &&
      (!letterDate.ok ||
        ((firstDay ?? '') <= letterDate.dated.last &&
          letterDate.dated.first <= (lastDay ?? '9999'))),
  )
  const holders = [...new Set(affiliationsThen.map(({ memberId }) => memberId))].filter(
    (id) => index.byId.get(id)?.kind === 'person',
  )
  return holders.length
    ? {
        said: `${party.capacity}, ${party.organisation}`,
        key: makeCapacityKey(party),
        choices: holders.map((id) => makeChoice(index, id, 'the same capacity')),
        alone: true,
      }
    : null
}

const makeCapacityKey = ({ capacity, organisation }: Party) =>
  foldText(`${capacity}, ${organisation}`)

function hasCapacity(index: NameIndex, actorId: string, party: Party | null): boolean {
  const affiliations = index.byMember.get(actorId) ?? []
  return (
    Boolean(party) &&
    affiliations.some(
      ({ role, organisationId }) =>
        (party!.capacity && role && foldText(role) === foldText(party!.capacity)) ||
        (party!.organisation &&
          foldText(index.byId.get(organisationId)?.name ?? '') === foldText(party!.organisation)),
    )
  )
}

function makeChoice(index: NameIndex, actorId: string, why: NameChoice['why']): NameChoice {
  const roles = (index.byMember.get(actorId) ?? []).map(({ role, organisationId }) =>
    [role, index.byId.get(organisationId)?.name].filter(Boolean).join(', '),
  )
  return {
    answer: actorId,
    name: index.byId.get(actorId)?.name ?? actorId,
    why,
    roles: [...new Set(roles)].slice(0, 3),
  }
}

/** Of two ways to write a name one asks about the other, never both: the shorter one, or the later in the alphabet. */
function isFullerName(name: string, otherName: string): boolean {
  return name.length === otherName.length ? name < otherName : name.length > otherName.length
}
