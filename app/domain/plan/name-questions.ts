import {
  groupAffiliationsByMember,
  type Actor,
  type Affiliation,
  type MemberAffiliations,
} from '../actors.ts'
import { parseEdtfDate } from '../days.ts'
import type { LetterFields } from '../letter-form.ts'
import { isFullerName, makeNameChoice, type NameQuestion } from './name-choice.ts'
import { isShortForm } from '../names/own-short-form.ts'
import { buildNameLookup, type NameLookup } from './name-lookup.ts'
import { isLikelyOrganisation } from './plan-parties.ts'
import {
  buildShortFormLookup,
  findDefinedShortForms,
  readFullName,
  type DefinedShortForms,
  type ShortFormLookup,
} from './short-forms.ts'
import {
  applyUnitAnswers,
  buildUnitIndex,
  findUnitQuestions,
  type UnitIndex,
} from './unit-questions.ts'
import { foldText } from '../text/words.ts'

/**
 * Who the names are that somebody was asked about, by the folded words: an actor's id, another name
 * of the same import, or '' for what is written.
 */
export type NameAnswers = Record<string, string>

export type NameIndex = {
  actors: readonly Actor[]
  byId: ReadonlyMap<string, Actor>
  byMember: MemberAffiliations
  affiliations: readonly Affiliation[]
  findKnown: NameLookup
  findInImport: NameLookup
  namesInImport: ReadonlyMap<string, string>
  shortForms: { known: ShortFormLookup; inImport: ShortFormLookup; defined: DefinedShortForms }
  units: UnitIndex
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
  const printed: Party[] = []
  for (const { fields } of drafts) {
    printed.push(...fields.parties)
    for (const party of fields.parties) {
      if (party.name && !party.withheld)
        addName(party.name, isLikelyOrganisation(party) ? 'organisation' : 'person')
      if (party.organisation) addName(party.organisation, 'organisation')
    }
  }
  const known = {
    actors,
    byId: new Map(actors.map((actor) => [actor.id, actor])),
    byMember: groupAffiliationsByMember(affiliations),
    findKnown: buildNameLookup(actors),
  }
  const named = [...namesInImport].map(([key, name]) => ({
    ...{ id: key, kind: kinds.get(key)!, name },
    aliases: [],
  }))
  const organisations = named.filter(({ kind }) => kind === 'organisation')
  const defined = findDefinedShortForms(
    organisations.map(({ name }) => name),
    (name) => isNameKnown(known, name),
  )
  return {
    ...known,
    affiliations,
    findInImport: buildNameLookup(named),
    namesInImport,
    shortForms: {
      known: buildShortFormLookup(actors),
      inImport: buildShortFormLookup(organisations),
      defined,
    },
    units: buildUnitIndex(known, printed, (words) =>
      readFullName(defined.get(foldText(words)) ?? words),
    ),
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
    const units = findUnitQuestions(index.units, party)
    if (party.withheld) return units
    const named = [
      party.name && askAboutName(index, party.name, party),
      party.organisation && askAboutName(index, party.organisation, null),
      !party.name && askAboutCapacity(index, party, dated),
    ]
    return [
      ...named.filter((question) => question !== null && typeof question === 'object'),
      ...units,
    ]
  })
  return questions.filter(
    ({ key }, index) =>
      answers[key] === undefined && questions.findIndex((other) => other.key === key) === index,
  )
}

/** The letter's parties as the answers name them: an actor by id, another name, or what is written. */
export function applyNameAnswers(parties: readonly Party[], answers: NameAnswers): Party[] {
  return parties.map((party) => {
    const findAnswer = (writtenName: string | null | undefined) => {
      const answer = writtenName ? answers[foldText(writtenName)] : undefined
      // Another name of the import may have been asked about as well.
      return (answer && answers[foldText(answer)]) || answer
    }
    const [name, organisation] = [findAnswer(party.name), findAnswer(party.organisation)]
    const speaker = !party.name && !party.withheld ? answers[makeCapacityKey(party)] : undefined
    const unit = applyUnitAnswers(party, answers)
    return {
      ...party,
      ...(unit ? { unit } : {}),
      ...((name ?? speaker) ? { name: name ?? speaker! } : {}),
      ...(organisation ? { organisation } : {}),
    }
  })
}

/** Whether somebody is known by all of a name. */
export const isNameKnown = ({ findKnown }: Pick<NameIndex, 'findKnown'>, name: string): boolean =>
  findKnown(name).some(({ reason }) => reason === 'the same name')

function askAboutName(
  index: NameIndex,
  writtenName: string,
  party: Party | null,
): NameQuestion | null {
  const key = foldText(writtenName)
  if (index.byId.has(writtenName)) return null
  const isOrganisation = party === null || isLikelyOrganisation(party)
  const found = index.findKnown(writtenName)
  const matches =
    found.length || !isOrganisation ? found : index.findKnown(readFullName(writtenName))
  const exactMatches = matches.filter(({ reason }) => reason === 'the same name')
  if (exactMatches.length === 1) return null
  if (exactMatches.length) {
    const choices = exactMatches.map(({ actorId }) =>
      makeNameChoice(
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
  const { known, inImport, defined } = index.shortForms
  // What a head of the import says is not asked.
  if (defined.has(key)) return null
  const byLetters = (lookup: ShortFormLookup) =>
    (isOrganisation || isShortForm(writtenName) ? lookup(writtenName) : []).map((actorId) => ({
      ...{ actorId, reason: 'the first letters of the name' as const },
    }))
  const others = [...index.findInImport(writtenName), ...byLetters(inImport)].filter(
    ({ actorId, reason }) =>
      actorId !== key &&
      reason !== 'the same name' &&
      isFullerName(index.namesInImport.get(actorId)!, writtenName),
  )
  const choices = [
    ...[...matches, ...byLetters(known)].map(({ actorId, reason }) =>
      makeNameChoice(index, actorId, reason),
    ),
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
        choices: holders.map((id) => makeNameChoice(index, id, 'the same capacity')),
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
