import type { NameMatch, NameMatchKind } from '../names/compare-names.ts'
import { registerRules, type Register } from '../registers.ts'
import type { TwinDoubt, TwinReason } from './twins.ts'

/** What two names have in common, as words after both of them. */
const nameWords: Record<NameMatchKind, string> = {
  'the same': 'the same name',
  order: 'the same name in another order',
  spelling: 'the same name without its accents',
  script: 'the same name in another script',
  address: 'an address made from the name',
  'short form': 'the first letters of the name',
  slip: 'one letter between them',
  sound: 'two spellings of the same sound',
  part: 'one name is a part of the other',
  initials: 'the same family name, and a letter that fits',
  'family name': 'the same family name, and no given one',
  'given name': 'the same given name and another family name',
}

/** Why two actors may be one, in words; `names` are those of organisations, by their ids. */
export function describeTwinReason(reason: TwinReason, names: ReadonlyMap<string, string>): string {
  switch (reason.kind) {
    case 'name':
      return describeNameMatch(reason.match)
    case 'office':
      return `Both are “${reason.role}” of ${names.get(reason.organisationId) ?? 'one organisation'} at the same time`
    case 'organisation':
      return `Both belong to ${names.get(reason.organisationId) ?? 'one organisation'}`
    case 'domain':
      return `Both have an address at ${reason.domain}`
    case 'number':
      return `Both have the same number in ${findRegisterName(reason.register)}`
  }
}

const describeNameMatch = ({ kind, names: [one, other] }: NameMatch): string =>
  `“${one}” and “${other}”: ${nameWords[kind]}`

/** What speaks against it, in words. */
export function describeTwinDoubt(doubt: TwinDoubt): string {
  return doubt.kind === 'number'
    ? `They have different numbers in ${findRegisterName(doubt.register)}`
    : 'They belong to different organisations at the same time'
}

const findRegisterName = (register: string): string =>
  registerRules[register as Register]?.name ?? register
