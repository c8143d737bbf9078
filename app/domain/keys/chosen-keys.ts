import { formatKey } from './key-names.ts'
import { findKey, keyTable, type ChosenKeys, type KeyId } from './key-table.ts'
import { keyPlaces, type KeyRow } from './page-keys.ts'

/** The keys that one may choose oneself. */
export const ownKeys = keyTable.filter((row: KeyRow) => !row.isFixed)

/** The fields of the form of keys: one for each deed that may have another key. */
export const keyFields = ownKeys.map(({ id }) => nameKeyField(id))

/** What the field of a deed's key is called. */
export function nameKeyField(id: KeyId): string {
  return `key ${id}`
}

/**
 * What somebody chose, as it is stored; what is no key of the table any more, or may not be chosen, is left out. A deed
 * to which a later table gave the key that somebody chose for another has none, `''`, until they choose one.
 */
export function parseChosenKeys(stored: string | null): ChosenKeys {
  if (stored === null) return {}
  const chosen = JSON.parse(stored) as Record<string, unknown>
  return settleClashes(
    Object.fromEntries(
      ownKeys.flatMap(({ id }) => {
        const key = chosen[id]
        return typeof key === 'string' && parseKey(key) === key ? [[id, key]] : []
      }),
    ),
  )
}

function settleClashes(chosen: ChosenKeys): ChosenKeys {
  for (const { id } of ownKeys) {
    const clashes = chosen[id] ? listClashes(id, chosen) : []
    if (clashes.some(({ isFixed }) => isFixed)) return settleClashes(leaveOut(chosen, id))
    const other = clashes[0] as (KeyRow & { id: KeyId }) | undefined
    if (other)
      return settleClashes(
        chosen[other.id] ? leaveOut(chosen, other.id) : { ...chosen, [other.id]: '' },
      )
  }
  return chosen
}

const leaveOut = (chosen: ChosenKeys, left: KeyId): ChosenKeys =>
  Object.fromEntries(Object.entries(chosen).filter(([id]) => id !== left))

export type KeyChoice =
  { ok: true; chosen: ChosenKeys } | { ok: false; errors: Record<string, string> }

/** Reads the form of keys: what differs from the table, or, for each field that cannot be kept, why. */
export function checkChosenKeys(fields: Readonly<Record<string, string>>): KeyChoice {
  const readTyped = (id: KeyId) => fields[nameKeyField(id)] ?? findKey(id)
  const chosen: Partial<Record<KeyId, string>> = {}
  const errors: Record<string, string> = {}
  for (const { id } of ownKeys) {
    const key = parseKey(readTyped(id))
    if (key === null) errors[nameKeyField(id)] = unfitKeyMessage
    else if (key !== findKey(id)) chosen[id] = key
  }
  for (const { id } of ownKeys) {
    const [other] = errors[nameKeyField(id)] ? [] : listClashes(id, chosen)
    if (other)
      errors[nameKeyField(id)] =
        `${formatKey(findKey(id, chosen))} is “${other.does}”${describePlace(other)} already. Choose another.`
  }
  return Object.keys(errors).length ? { ok: false, errors } : { ok: true, chosen }
}

const unfitKeyMessage =
  'Choose a letter, alone or with Shift, or a sign such as . or ;. Digits, Ctrl, Alt, arrows, Tab, Space and ' +
  'the like belong to topics, the browser or a screen reader.'

/** What is written of a key as the table has it: `q` is `Q`; null for a key that nobody may choose. */
function parseKey(written: string): string | null {
  const [sign = '', shift = ''] = written
    .trim()
    .split(/[+\s]+(?=.)/)
    .reverse()
  if (/^[a-z]$/i.test(sign) && /^(?:shift)?$/i.test(shift))
    return `${shift && 'Shift+'}${sign.toUpperCase()}`
  // The browser's own search of a page is at ' in one of them.
  return /^[!-/:-@[-`{-~]$/.test(written.trim()) && written.trim() !== "'" ? written.trim() : null
}

/** The other deeds that the key would do at the same place. */
function listClashes(id: KeyId, chosen: ChosenKeys): KeyRow[] {
  const own = keyTable.find((row) => row.id === id)!
  const meets = (other: KeyRow) =>
    [other.place, own.place].includes('everywhere') || other.place === own.place
  return keyTable.filter(
    (other) => other.id !== id && meets(other) && findKey(other.id, chosen) === findKey(id, chosen),
  )
}

function describePlace({ place }: KeyRow): string {
  const name = keyPlaces.find((row) => row.place === place)!.name
  return `, ${name.charAt(0).toLowerCase()}${name.slice(1)},`
}
