import type { ActorRecord } from '../actors.ts'
import type { AffiliationRecord } from '../affiliations.ts'
import { foldText } from '../text/words.ts'
import {
  describeRecordBriefly,
  type indexActors,
  type ListSubject,
  type makeSubjects,
} from './list-actors.ts'
import type { ListChoices, ListDifference, ListQuestion } from './list-plan.ts'

/** Actors of a list by their names and spellings, those that it adds among them. */
export type ListActorIndex = Map<string, ListSubject[]>

/** What organisations are looked for among. */
type HouseSearch = {
  index: ReturnType<typeof indexActors>
  subjects: ReturnType<typeof makeSubjects>
  choices: ListChoices
  houses: ListActorIndex
  storedOf: ReadonlyMap<string, readonly AffiliationRecord[]>
}

/** Actors of the list by what they are called, to be found as organisations that others belong to. */
export function indexHouses(subjects: readonly ListSubject[]): ListActorIndex {
  const found = new Map<string, ListSubject[]>()
  for (const subject of subjects)
    if (subject.form)
      for (const key of new Set([subject.form.name, ...subject.form.aliases].map(foldText)))
        found.set(key, [...(found.get(key) ?? []), subject])
  return found
}

type FoundHouse =
  | { house: ListSubject; note: ListDifference[] }
  | { asks: Omit<ListQuestion, 'rows'> }
  | { reason: string }
  | { left: true }

/** The organisation that a row names: one that is known, one that the list makes, or one that is asked about. */
export function findHouse(name: string, subject: ListSubject, state: HouseSearch): FoundHouse {
  const { index, subjects, houses, storedOf } = state
  const key = foldText(name)
  const namesakes = index.byName.get(key) ?? []
  const kindOf = (record: ActorRecord) => subjects.openRecord(record).form!.kind
  const known = namesakes.filter((record) => kindOf(record) !== 'person')
  const own = storedOf.get(subject.ref) ?? []
  const belonged = known.filter(({ id }) => own.some((row) => row.organisationId === id))
  if (known.length > 1 && belonged.length === 1)
    return { house: subjects.openRecord(belonged[0]!), note: [] }
  if (known.length === 1) return { house: subjects.openRecord(known[0]!), note: [] }
  if (known.length > 1) return chooseHouse(name, key, known, state)
  const made = (houses.get(key) ?? []).filter(({ form }) => form!.kind !== 'person')
  if (made[0]) return { house: made[0], note: [] }
  const person = namesakes[0] ?? houses.get(key)?.[0]?.form
  if (person) return { reason: `${person.name} is a person, and nobody belongs to a person.` }
  return makeHouse(name, key, state)
}

const houseKey = (key: string) => `organisation:${key}`

function chooseHouse(
  name: string,
  key: string,
  known: readonly ActorRecord[],
  { choices, subjects }: HouseSearch,
): FoundHouse {
  const chosen = known.find(({ id }) => id === choices(houseKey(key)))
  if (chosen) return { house: subjects.openRecord(chosen), note: [] }
  return {
    asks: {
      key: houseKey(key),
      sentence: `${known.length} organisations are called “${name}”. To which do those of the list belong?`,
      options: known.map((one) => ({ value: one.id, words: describeRecordBriefly(one) })),
    },
  }
}

/** How many organisations of nearly the same name are offered. */
const mostOffered = 5

/** An organisation that nobody knows: somebody says what it is. */
function makeHouse(name: string, key: string, state: HouseSearch): FoundHouse {
  const { choices, subjects, index, houses } = state
  const chosen = choices(houseKey(key))
  if (chosen === 'without') return { left: true }
  const record = chosen === undefined ? undefined : index.byId.get(chosen)
  if (record) {
    const house = subjects.openRecord(record)
    house.form = { ...house.form!, aliases: [...house.form!.aliases, name] }
    houses.set(key, [house])
    return {
      house,
      note: [{ label: `Other spellings of ${record.name}`, before: null, after: name }],
    }
  }
  if (chosen === 'organisation' || chosen === 'unit') {
    const house = subjects.openNew(name)
    house.form = {
      name,
      kind: chosen,
      heldInTurn: false,
      aliases: [],
      note: null,
      numbers: noNumbers,
    }
    houses.set(key, [house])
    return { house, note: [{ label: `New ${chosen}`, before: null, after: name }] }
  }
  return {
    asks: {
      key: houseKey(key),
      sentence: `Nobody here is called “${name}”, to which rows of the list belong. What is it?`,
      options: [
        { value: 'organisation', words: 'A new organisation' },
        { value: 'unit', words: 'A new unit within an organisation' },
        ...findLikeHouses(key, state).map((one) => ({
          value: one.id,
          words: `Another spelling of ${describeRecordBriefly(one)}`,
        })),
        { value: 'without', words: 'Take these rows in without it' },
      ],
    },
  }
}

const noNumbers = { transparencyRegister: null, parliament: null, wikidata: null }

function findLikeHouses(key: string, { index }: HouseSearch): ActorRecord[] {
  const words = key.split(' ').filter((word) => word.length > 3)
  if (!words.length) return []
  return [...index.byId.values()]
    .filter(({ kind, name, aliases }) =>
      kind === 'person'
        ? false
        : [name, ...aliases].some((one) => {
            const other = foldText(one)
            return other.includes(key) || (other.length > 4 && key.includes(other))
          }),
    )
    .slice(0, mostOffered)
}
