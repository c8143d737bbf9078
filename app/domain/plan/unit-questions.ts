import type { Actor } from '../actors.ts'
import { foldText } from '../text/words.ts'
import {
  isFullerName,
  makeNameChoice,
  type KnownNames,
  type NameChoice,
  type NameQuestion,
} from './name-choice.ts'
import type { MatchReason, NameLookup } from './name-lookup.ts'
import { readFullName } from './short-forms.ts'
import { nameUnits, splitUnits } from './unit-chain.ts'
import { compareUnits, readUnit, type UnitReading } from './unit-likeness.ts'

type PrintedHouse = { organisation?: string | null; unit?: string | null }
type KnownUnit = { actor: Actor; houseIds: ReadonlySet<string>; readings: readonly UnitReading[] }

/** The units that are known and those that the letters of one import print, by what they stand within. */
export type UnitIndex = KnownNames & {
  findKnown: NameLookup
  /** The units within one of these organisations or units. */
  listWithin: (houseIds: readonly string[]) => readonly KnownUnit[]
  /** The name of an organisation that a head prints by its short form, or with it. */
  nameHouse: (printed: string) => string
  /** The names within an organisation in this import, by its folded name. */
  inImport: ReadonlyMap<string, ReadonlyMap<string, UnitReading>>
  /** What was found out about a line already: many letters print the same. */
  asked: Map<string, NameQuestion[]>
}

export function buildUnitIndex(
  known: KnownNames & { actors: readonly Actor[]; findKnown: NameLookup },
  printed: readonly PrintedHouse[],
  nameHouse: (printed: string) => string = readFullName,
): UnitIndex {
  const inImport = new Map<string, Map<string, UnitReading>>()
  for (const { organisation, unit } of printed) {
    if (!organisation || !unit) continue
    const house = foldText(nameHouse(organisation))
    const names = inImport.get(house) ?? new Map<string, UnitReading>()
    inImport.set(house, names)
    for (const name of nameUnits(unit)) if (!names.has(name)) names.set(name, readUnit(name))
  }
  let units: KnownUnit[] | null = null
  const listUnits = () => (units ??= known.actors.flatMap((actor) => readKnownUnit(known, actor)))
  return {
    ...known,
    nameHouse,
    inImport,
    asked: new Map(),
    listWithin: (houseIds) =>
      houseIds.length
        ? listUnits().filter(({ houseIds: above }) => houseIds.some((id) => above.has(id)))
        : [],
  }
}

/** Whenever it was: a unit that moved to another house may still be meant by the older name. */
function readKnownUnit({ byMember }: KnownNames, actor: Actor): KnownUnit[] {
  if (actor.kind !== 'unit') return []
  const houseIds = new Set([actor.id])
  for (const id of houseIds)
    for (const { organisationId } of byMember.get(id) ?? []) houseIds.add(organisationId)
  houseIds.delete(actor.id)
  return [{ actor, houseIds, readings: [actor.name, ...actor.aliases].map(readUnit) }]
}

/** By what an answer about a unit is kept: the same words within another organisation are another question. */
const makeUnitKey = (organisation: string, name: string): string =>
  foldText(`${organisation} › ${name}`)

/**
 * What has to be asked about the units that a line of a head prints. One that nobody knows is asked about where
 * somebody known may be meant, and where it stands directly within what is known, so that nothing below a known house
 * is new without a word. A line of units below a new one is as new as that one.
 */
export function findUnitQuestions(
  index: UnitIndex,
  { organisation, unit }: PrintedHouse,
): NameQuestion[] {
  if (!organisation || !unit) return []
  const key = `${organisation}\n${unit}`
  const questions = index.asked.get(key) ?? askAboutLine(index, organisation, unit)
  index.asked.set(key, questions)
  return questions
}

function askAboutLine(index: UnitIndex, organisation: string, unit: string): NameQuestion[] {
  const names = findExact(index, unit).length ? [unit] : nameUnits(unit)
  const houseIds = findOthers(index, index.nameHouse(organisation)).map(({ actorId }) => actorId)
  const questions: NameQuestion[] = []
  let above = houseIds
  for (const name of names) {
    const exact = findExact(index, name)
    const found = exact.length
      ? exact
      : findNear(index, name, { organisation, names, houseIds, above })
    const isPlain = exact.length ? exact.length === 1 : !found.length && !above.length
    if (!isPlain)
      questions.push({
        said: name,
        key: makeUnitKey(organisation, name),
        house: organisation,
        alone: !exact.length,
        choices: found.map((one) => makeUnitChoice(index, one)),
      })
    above = found.flatMap(({ actorId }) => actorId ?? [])
  }
  return questions
}

/** An answer that is longer is not kept. */
const longestAnswer = 200

/** Who may be meant: an actor, or by its name alone a unit that is as new. */
type FoundUnit = { actorId: string | null; name: string; why: MatchReason }
type UnitPlace = {
  organisation: string
  names: readonly string[]
  houseIds: readonly string[]
  above: readonly string[]
}

/** Organisations and units that may bear a name. */
const findOthers = ({ findKnown, byId }: UnitIndex, words: string) =>
  findKnown(words).flatMap(({ actorId, reason: why }) => {
    const { kind, name = words } = byId.get(actorId) ?? {}
    return kind === 'person' ? [] : [{ actorId, name, why }]
  })

const findExact = (index: UnitIndex, name: string) =>
  findOthers(index, name).filter(({ why }) => why === 'the same name')

/** Units within the same house that the name may be of, then those of the same import; the line's others are not. */
function findNear(
  index: UnitIndex,
  name: string,
  { organisation, names, houseIds, above }: UnitPlace,
): FoundUnit[] {
  const own = readUnit(name)
  const others = new Set(
    names.flatMap((other) => findExact(index, other).map(({ actorId }) => actorId)),
  )
  const near = index.listWithin(houseIds).flatMap(({ actor, houseIds: within, readings }) => {
    const isWithin = above.some((id) => within.has(id))
    const whys = readings.flatMap((each) => compareUnits(own, each, isWithin) ?? [])
    return whys.length && !others.has(actor.id)
      ? [{ actorId: actor.id, name: actor.name, why: whys[0]! }]
      : []
  })
  const elsewhere = findOthers(index, name)
  const known = [
    ...near,
    ...elsewhere.filter((one) => near.every((n) => n.actorId !== one.actorId)),
  ]
  const asNew = [...(index.inImport.get(foldText(index.nameHouse(organisation))) ?? [])].flatMap(
    ([other, each]) => {
      const isOther =
        !names.includes(other) &&
        other.length <= longestAnswer &&
        isFullerName(other, name) &&
        !findExact(index, other).length
      const why = isOther ? compareUnits(own, each, false) : null
      return why ? [{ actorId: null, name: other, why }] : []
    },
  )
  return [...known, ...asNew]
}

/**
 * A unit is answered by its name, so that the line goes on saying in words within what somebody is; by its id where
 * others bear the name or where it would be read as something else within a line.
 */
function makeUnitChoice(index: UnitIndex, { actorId, name, why }: FoundUnit): NameChoice {
  if (actorId === null) return { answer: name, name, why, roles: ['named in this import'] }
  const isNamed =
    name.length <= longestAnswer &&
    findExact(index, name).length === 1 &&
    nameUnits(`- / ${name}`)[1] === name
  return { ...makeNameChoice(index, actorId, why), answer: isNamed ? name : actorId }
}

/** The line as the answers name its units; nothing else of it changes. */
export function applyUnitAnswers(
  { organisation, unit }: PrintedHouse,
  answers: Readonly<Record<string, string>>,
): string | null | undefined {
  if (!organisation || !unit) return unit
  const findAnswer = (name: string) => answers[makeUnitKey(organisation, name)]
  // Whoever is named in the same import may have been answered as well.
  const choose = (name: string) => {
    const answer = findAnswer(name)
    return answer && (findAnswer(answer) || answer)
  }
  const whole = choose(unit)
  if (whole) return whole
  const names = nameUnits(unit)
  const chosen = names.map(choose)
  const first = chosen.findIndex(Boolean)
  if (first < 0) return unit
  const printed = splitUnits(unit)
  // Below a unit with another name a code keeps the name that was asked about.
  return names.map((name, at) => chosen[at] || (at > first ? name : printed[at]!)).join(' / ')
}
