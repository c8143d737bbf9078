import type { Day } from './days.ts'

/** A public list outside in which an actor has a number of its own. */
export const registers = ['transparencyRegister', 'parliament', 'wikidata'] as const
export type Register = (typeof registers)[number]

/** What an actor is known by in a register, and since which day that is said here. */
export type RegisterId = { register: Register; number: string; givenDay: Day }

type RegisterRule = { name: string; shape: RegExp; whatToCopy: string; page: string }

/** How a number of each register looks, what to copy from there, and at what address the entry stands. */
export const registerRules: Record<Register, RegisterRule> = {
  transparencyRegister: {
    name: 'EU Transparency Register',
    shape: /^\d{5,13}-\d{2}$/,
    whatToCopy:
      'Copy the identification number as it stands in the register, with its dash, such as 123456789012-34.',
    page: 'https://transparency-register.europa.eu/searchregister-or-update/organisation-detail_en?id=',
  },
  parliament: {
    name: 'European Parliament id',
    shape: /^\d{1,7}$/,
    whatToCopy:
      'Only digits stand there. Copy the number at the end of the address of the member’s page, such as 124831.',
    page: 'https://www.europarl.europa.eu/meps/en/',
  },
  wikidata: {
    name: 'Wikidata',
    shape: /^Q[1-9]\d{0,11}$/,
    whatToCopy: 'Copy the letter Q and the digits behind it, such as Q30587, from the item’s page.',
    page: 'https://www.wikidata.org/wiki/',
  },
}

/** Where the entry stands. */
export function registerHref({
  register,
  number,
}: Pick<RegisterId, 'register' | 'number'>): string {
  return registerRules[register].page + number
}
