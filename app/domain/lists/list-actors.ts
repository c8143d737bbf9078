import {
  describeActorSort,
  toActorForm,
  type ActorForm,
  type ActorSort,
  type ActorRecord,
} from '../actors.ts'
import { registers } from '../registers.ts'
import { foldText, listSome } from '../text/words.ts'
import type { ListChoices, ListQuestion } from './list-plan.ts'
import { readField, type ListRow } from './list-table.ts'

/**
 * An actor that rows of a list speak of: known (`record`) or new, as the rows read so far leave it. `said` is which row
 * said what of it, `provenBy` the letters that the rows name as proof, null among them where one names none.
 */
export type ListSubject = {
  ref: string
  record: ActorRecord | null
  form: ActorForm | null
  said: Map<string, { row: number; words: string }>
  provenBy: Set<string | null>
}

/** Known actors by whatever a list may name them by. */
export type ActorNameIndex = {
  byName: ReadonlyMap<string, readonly ActorRecord[]>
  byId: ReadonlyMap<string, ActorRecord>
  byNumber: ReadonlyMap<string, ActorRecord>
}

/** Lays known actors out by their names, spellings, ids and numbers. */
export function indexActors(records: readonly ActorRecord[]): ActorNameIndex {
  const byName = new Map<string, ActorRecord[]>()
  for (const record of records)
    for (const key of new Set(
      [record.name, ...record.aliases, ...record.mergedNames].map(foldText),
    )) {
      const known = byName.get(key)
      if (known) known.push(record)
      else byName.set(key, [record])
    }
  return {
    byName,
    byId: new Map(records.map((record) => [record.id, record])),
    byNumber: new Map(
      records.flatMap((record) =>
        record.registerIds.map(({ register, number }) => [`${register} ${number}`, record]),
      ),
    ),
  }
}

/** The words for each kind, as lists write them. */
export const kindWords: Record<string, ActorSort> = {
  ...{ person: 'person', individual: 'person', 'natural person': 'person' },
  ...{ organisation: 'organisation', organization: 'organisation', org: 'organisation' },
  ...{ unit: 'unit', department: 'unit', directorate: 'unit', office: 'office' },
}

type Subjects = {
  all: () => ListSubject[]
  openRecord: (record: ActorRecord) => ListSubject
  openNew: (name: string) => ListSubject
  /** Whom the name of a row means, or what is asked before that is known. */
  findNamed: (row: ListRow) => ListSubject | AskedSubject
  /** Whether another row gives a name as a spelling of its own actor. */
  isSpelling: (name: string) => boolean
}

type AskedSubject = { asks: Omit<ListQuestion, 'rows'> }

/** The subjects of a list while its rows are read, one after the other. */
export function makeSubjects(
  index: ActorNameIndex,
  rows: readonly ListRow[],
  choices: ListChoices,
): Subjects {
  const subjects = new Map<string, ListSubject>()
  const mainNames = joinSpellings(rows)
  const open = (ref: string, record: ActorRecord | null): ListSubject => {
    const known = subjects.get(ref)
    if (known) return known
    const form = record ? toActorForm(record) : null
    const subject: ListSubject = { ref, record, form, said: new Map(), provenBy: new Set() }
    subjects.set(ref, subject)
    return subject
  }
  const openers = {
    openRecord: (record: ActorRecord) => open(record.id, record),
    openNew: (name: string) => {
      const key = foldText(name)
      return open(`new:${mainNames.get(key) ?? key}`, null)
    },
  }
  return {
    ...openers,
    all: () => [...subjects.values()],
    findNamed: (row) => findNamedSubject(row, index, choices, openers),
    isSpelling: (name) => mainNames.has(foldText(name)),
  }
}

type Openers = Pick<Subjects, 'openRecord' | 'openNew'>

function findNamedSubject(
  row: ListRow,
  index: ActorNameIndex,
  choices: ListChoices,
  openers: Openers,
): ListSubject | AskedSubject {
  const { openRecord, openNew } = openers
  const name = readField(row, 'name')
  const byId = index.byId.get(readField(row, 'id'))
  if (byId) return openRecord(byId)
  const key = foldText(name)
  const namesakes = index.byName.get(key) ?? []
  const kind = kindWords[foldText(readField(row, 'kind'))]
  const ofKind = namesakes.filter((one) => describeActorSort(one) === kind)
  const meant = namesakes.length > 1 && ofKind.length ? ofKind : namesakes
  const numbered = findNumbered(row, index)
  if (numbered && (meant.length !== 1 || meant[0] === numbered))
    return meant.includes(numbered)
      ? openRecord(numbered)
      : settleNumber(name, numbered, choices, openers)
  if (meant.length === 1) return openRecord(meant[0]!)
  return meant.length ? settleName(name, meant, choices, openers) : openNew(name)
}

function findNumbered(row: ListRow, index: ActorNameIndex): ActorRecord | null {
  for (const register of registers) {
    const found = index.byNumber.get(`${register} ${readField(row, register)}`)
    if (found) return found
  }
  return null
}

function settleName(
  name: string,
  meant: readonly ActorRecord[],
  choices: ListChoices,
  { openRecord, openNew }: Openers,
): ListSubject | AskedSubject {
  const key = `actor:${foldText(name)}`
  const chosen = choices(key)
  if (chosen === 'new') return openNew(name)
  const record = meant.find(({ id }) => id === chosen)
  if (record) return openRecord(record)
  return {
    asks: {
      key,
      sentence: `${meant.length} actors are called “${name}”. Which of them is meant?`,
      options: [
        ...meant.map((one) => ({ value: one.id, words: describeRecordBriefly(one) })),
        { value: 'new', words: 'Somebody else of that name' },
      ],
    },
  }
}

function settleNumber(
  name: string,
  record: ActorRecord,
  choices: ListChoices,
  { openRecord }: Openers,
): ListSubject | AskedSubject {
  const key = `number:${record.id} ${foldText(name)}`
  if (choices(key) === 'same') return openRecord(record)
  return {
    asks: {
      key,
      sentence: `“${name}” has a number that is ${record.name}’s here. Are they the same?`,
      options: [{ value: 'same', words: `Yes: another spelling of ${record.name}` }],
    },
  }
}

/** Of what proves all that a list says of an actor, what most may read: null is open to everybody. */
export function findOpenestProof(
  provenBy: ReadonlySet<string | null>,
  closedLetterIds: ReadonlySet<string>,
): string | null {
  if (provenBy.has(null)) return null
  const letterIds = [...provenBy].filter((id) => id !== null)
  return letterIds.find((id) => !closedLetterIds.has(id)) ?? letterIds[0] ?? null
}

/** Whether only letters for named people tell of an actor: those that are stored, or those that prove who is new. */
export const isKnownToFew = (
  { ref, record, provenBy }: ListSubject,
  {
    closedActorIds,
    closedLetterIds,
  }: { closedActorIds: ReadonlySet<string>; closedLetterIds: ReadonlySet<string> },
): boolean =>
  record
    ? closedActorIds.has(ref)
    : closedLetterIds.has(findOpenestProof(provenBy, closedLetterIds) ?? '')

/** `Ana Kovač, person · also A. Kovač · Q4711`. */
export function describeRecordBriefly({ name, kind, aliases, registerIds }: ActorRecord): string {
  const also = aliases.length ? `also ${listSome(aliases, 3)}` : ''
  const numbers = registerIds.map(({ number }) => number).join(', ')
  return [`${name}, ${kind}`, also, numbers].filter(Boolean).join(' · ')
}

/** A name that another row gives as a spelling of its own actor means that actor, whichever row comes first. */
function joinSpellings(rows: readonly ListRow[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const row of rows) {
    const key = foldText(readField(row, 'name'))
    for (const alias of splitCell(readField(row, 'aliases'))) {
      const aliasKey = foldText(alias)
      if (aliasKey !== key && !found.has(aliasKey)) found.set(aliasKey, found.get(key) ?? key)
    }
  }
  return found
}

export const splitCell = (words: string): string[] =>
  words
    .split(/[;\n]/)
    .map((word) => word.trim())
    .filter(Boolean)
