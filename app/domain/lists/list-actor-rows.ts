import { actorFields, actorSchema, toActorFields } from '../actor-form.ts'
import type { ActorForm, ActorRecord } from '../actors.ts'
import { registerRules, registers } from '../registers.ts'
import { foldText } from '../text/words.ts'
import { kindWords, splitCell, type ActorNameIndex, type ListSubject } from './list-actors.ts'
import { labelListField } from './list-fields.ts'
import {
  compareFields,
  type ListChoices,
  type ListDifference,
  type ListQuestion,
} from './list-plan.ts'
import { isSameText, readField, type ListRow } from './list-table.ts'

/** What a row is found to speak of, what is asked before that is known, or why it cannot be taken. */
export type ListSubjectReading =
  | { ok: true; subject: ListSubject; differences: ListDifference[]; isNew: boolean }
  | { ok: false; asks: Omit<ListQuestion, 'rows'> }
  | { ok: false; reason: string }

const label = (field: string) => labelListField('actors', field)

/** The key of the question of what kind those are whose rows say none. */
const kindKey = 'kind of actors'

/**
 * What a row says of its subject, laid over what is stored and what earlier rows said: an empty cell leaves what
 * stands, spellings are added and none goes.
 */
export function readSubjectRow(
  row: ListRow,
  subject: ListSubject,
  index: ActorNameIndex,
  choices: ListChoices,
): ListSubjectReading {
  const before = subject.form
  const written = readWritten(row, subject, choices)
  if ('asks' in written) return { ok: false, asks: written.asks }
  const contradiction = findContradiction(written.fields, subject)
  if (contradiction) return { ok: false, reason: contradiction }
  const parsed = actorSchema.safeParse({
    ...Object.fromEntries(actorFields.map((field) => [field, ''])),
    ...(before && toActorFields(before)),
    ...written.fields,
  })
  if (!parsed.success)
    return {
      ok: false,
      reason: [...new Set(parsed.error.issues.map(({ message }) => message))].join(' '),
    }
  const twin = findTwin(parsed.data, subject, index)
  if (twin) return { ok: false, reason: twin }
  for (const [field, words] of Object.entries(written.fields))
    if (field !== 'aliases' && readField(row, field))
      subject.said.set(field, { row: row.row, words })
  subject.form = parsed.data
  return {
    ok: true,
    subject,
    isNew: before === null,
    differences: compareFields(before && showFields(before), showFields(parsed.data), label),
  }
}

const showFields = (form: ActorForm): Record<string, string> => ({
  ...toActorFields(form),
  aliases: form.aliases.join('; '),
})

type Written = { fields: Record<string, string> } | { asks: Omit<ListQuestion, 'rows'> }

function readWritten(row: ListRow, subject: ListSubject, choices: ListChoices): Written {
  const fields: Record<string, string> = {}
  for (const field of ['note', ...registers]) {
    const words = readField(row, field)
    if (words && !isSameText(words, subject.form?.note)) fields[field] = words
  }
  const kind = readField(row, 'kind')
  if (kind) fields.kind = kindWords[foldText(kind)] ?? kind
  else if (!subject.form) {
    const said = choices(kindKey)
    if (!said) return { asks: kindQuestion }
    fields.kind = said
  }
  const { name, aliases } = readNames(row, subject)
  if (name !== null) fields.name = name
  if (aliases.length) fields.aliases = [...(subject.form?.aliases ?? []), ...aliases].join('\n')
  return { fields }
}

const kindQuestion = {
  key: kindKey,
  sentence: 'Some rows do not say what kind of actor they are. What are these?',
  options: [
    { value: 'organisation', words: 'Organisations' },
    { value: 'person', words: 'Persons' },
    { value: 'unit', words: 'Units within an organisation' },
  ],
}

/** Whether a row changes the name, and which spellings it adds. A name that is one of the spellings changes nothing. */
function readNames(row: ListRow, { form, record }: ListSubject) {
  const written = readField(row, 'name')
  const added = splitCell(readField(row, 'aliases'))
  if (!form) return { name: written, aliases: added }
  const known = [form.name, ...form.aliases, ...(record?.mergedNames ?? [])]
  const keys = known.map(foldText)
  const aliases = added.filter((alias) => !known.includes(alias))
  if (known.includes(written)) return { name: null, aliases }
  if (foldText(written) === foldText(form.name)) return { name: written, aliases }
  if (keys.includes(foldText(written))) return { name: null, aliases }
  return readField(row, 'id') === record?.id
    ? { name: written, aliases }
    : { name: null, aliases: [written, ...aliases] }
}

/** What an earlier row of the same list said otherwise. */
function findContradiction(fields: Record<string, string>, { said }: ListSubject): string | null {
  for (const [field, words] of Object.entries(fields)) {
    const earlier = field === 'aliases' || field === 'name' ? undefined : said.get(field)
    if (earlier && earlier.words !== words)
      return (
        `Row ${earlier.row} says something else of the same actor under “${label(field)}”: ` +
        `“${earlier.words}”.`
      )
  }
  return null
}

/** Another actor that has a spelling or a number already. */
function findTwin(form: ActorForm, { record }: ListSubject, index: ActorNameIndex): string | null {
  const own = new Set(record ? [record.name, ...record.aliases] : [])
  for (const alias of form.aliases.filter((name) => !own.has(name))) {
    const twin = (index.byName.get(foldText(alias)) ?? []).find(({ id }) => id !== record?.id)
    if (twin)
      return `“${alias}” is ${twin.name} here already. Merge the two, or take the spelling out.`
  }
  for (const register of registers) {
    const number = form.numbers[register]
    const twin = number && index.byNumber.get(`${register} ${number}`)
    if (twin && twin.id !== record?.id)
      return `${twin.name} has ${number} in ${registerRules[register].name} already. Merge the two, or correct the number.`
  }
  return null
}

/** Whether a form says of an actor something else than its record. */
export function isActorChanged(record: ActorRecord, form: ActorForm): boolean {
  const numbers = Object.fromEntries(
    record.registerIds.map(({ register, number }) => [register, number]),
  )
  return (
    record.name !== form.name ||
    record.kind !== form.kind ||
    record.heldInTurn !== form.heldInTurn ||
    record.note !== form.note ||
    record.aliases.join('\n') !== form.aliases.join('\n') ||
    Object.entries(form.numbers).some(
      ([register, number]) => (numbers[register] ?? null) !== number,
    )
  )
}
