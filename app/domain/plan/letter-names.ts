import { readOwnShortForm } from '../names/own-short-form.ts'
import { nameUnits } from './unit-chain.ts'

type WrittenName = string | null | undefined

/**
 * Every name that a letter writes for somebody, without the space around it: of people, organisations and units, of
 * each of several units in a line, of each name that a line gives an organisation, and of those whose positions are in
 * it.
 */
export function listLetterNames(
  parties: readonly { name?: WrittenName; organisation?: WrittenName; unit?: WrittenName }[],
  positions: readonly { holders: readonly string[] }[] = [],
): string[] {
  const names = [
    ...parties.flatMap(({ name, organisation, unit }) => [
      ...[name, organisation, unit],
      ...[name, organisation].flatMap(listOwnNames),
      ...(unit ? nameUnits(unit) : []),
    ]),
    ...positions.flatMap(({ holders }) => holders),
  ]
  return [...new Set(names.map((name) => name?.trim() ?? ''))].filter(Boolean)
}

function listOwnNames(written: WrittenName): string[] {
  const own = readOwnShortForm(written ?? '')
  return own ? [own.name, own.short] : []
}
