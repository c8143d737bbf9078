import { approvalKeys } from './approval-keys.ts'
import { differenceKeys } from './difference-keys.ts'
import { importKeys } from './import-keys.ts'
import { letterKeys } from './letter-keys.ts'
import { everywhereKeys, pageKeys, type KeyPlace, type KeyRow } from './page-keys.ts'

/** Every key of the product, in the order in which they are told. */
export const keyTable = [
  ...everywhereKeys.map((row) => ({ ...row, place: 'everywhere' as const })),
  ...letterKeys.map((row) => ({ ...row, place: 'letter' as const })),
  ...pageKeys,
  ...differenceKeys,
  ...approvalKeys,
  ...importKeys,
] satisfies readonly KeyRow[]
export type KeyId = (typeof keyTable)[number]['id']

/** Which keys somebody chose instead of those of the table; `''` for none. */
export type ChosenKeys = Readonly<Partial<Record<KeyId, string>>>

/** The key of a deed, as somebody chose it or as the table has it. */
export function findKey(id: KeyId, chosen: ChosenKeys = {}): string {
  return chosen[id] ?? keyTable.find((row) => row.id === id)!.key
}

/** The keys of a place with those that work everywhere. */
export function listKeys(place: KeyPlace, chosen: ChosenKeys = {}): (KeyRow & { id: KeyId })[] {
  return keyTable
    .filter((row) => row.place === place)
    .map((row) => ({ ...row, key: findKey(row.id, chosen) }))
}
