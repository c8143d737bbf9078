import type { LetterFields } from '../letter-form.ts'
import { explainImplausibleName } from '../letter-header/roles/plausible-names.ts'
import { findSpellingSlip } from '../names/spelling-slip.ts'
import { foldText } from '../text/words.ts'

type Party = LetterFields['parties'][number]

/** What is written of a name that a letter blacks out. */
const withheldWords = 'name withheld'

/** What a party is called in a cell, in few words. */
export const namePartyShortly = (party: Party): string =>
  party.withheld ? withheldWords : party.name || party.organisation || party.capacity || ''

/** A party as a cell names it, with the one that stood there before; null where nobody did. */
export type PartyMatch = { party: Party; before: Party | null }

/**
 * The parties that names in a cell mean. Whoever stood there keeps what is known of them, also where only the spelling
 * is another; a name at the place of another, where as many stand there as did, is taken as its correction.
 * `offered`: who comes with the names where nobody typed them; then no name corrects another.
 */
export function matchParties(
  names: readonly string[],
  own: readonly Party[],
  role: 'author' | 'recipient',
  offered?: readonly Party[],
): PartyMatch[] {
  const [restOfOwn, restOfOffered] = [[...own], [...(offered ?? [])]]
  const written: (PartyMatch | null)[] = names.map(() => null)
  const fill = (find: (name: string, at: number) => PartyMatch | null) =>
    names.forEach((name, at) => (written[at] ??= find(name, at)))
  const isExact = (name: string) => (party: Party) => namePartyShortly(party) === name
  const isSame = (name: string) => (party: Party) =>
    foldText(namePartyShortly(party)) === foldText(name)
  for (const isMeant of [isExact, isSame])
    fill((name) => {
      const before = takeFirst(restOfOwn, isMeant(name))
      return before ? { party: spellParty(before, name), before } : null
    })
  fill((name) => {
    const party = takeFirst(restOfOffered, isSame(name))
    return party ? { party, before: null } : null
  })
  if (!offered && names.length === own.length)
    fill((name, at) => {
      const before = restOfOwn.includes(own[at]!) ? own[at]! : null
      const party = before && correctParty(before, makeParty(role, name))
      return party ? { party, before } : null
    })
  return written.map((one, at) => one ?? { party: makeParty(role, names[at]!), before: null })
}

function takeFirst(parties: Party[], isMeant: (party: Party) => boolean): Party | null {
  const at = parties.findIndex(isMeant)
  return at < 0 ? null : parties.splice(at, 1)[0]!
}

/** The party with its name spelled as it is written now. */
function spellParty(party: Party, name: string): Party {
  if (party.withheld || namePartyShortly(party) === name) return party
  if (party.name) return { ...party, name }
  return party.organisation ? { ...party, organisation: name } : { ...party, capacity: name }
}

/** The party under the name that stands in its place now; null where that is somebody else. */
function correctParty(party: Party, { name, organisation, withheld }: Party): Party | null {
  const isOfBody = !party.withheld && !party.name && Boolean(party.organisation)
  if (withheld) return isOfBody ? null : { ...party, withheld, name: '' }
  if (isOfBody) return correctBody(party, name ?? '', organisation ?? '')
  if (!organisation) return { ...party, name: name!, withheld: false }
  const isPerson = party.withheld || Boolean(party.name)
  return isPerson && !isNearName(party.name ?? '', organisation)
    ? null
    : writeBody(party, organisation)
}

function correctBody(party: Party, name: string, organisation: string): Party | null {
  if (organisation || isNearName(party.organisation ?? '', name))
    return { ...party, organisation: organisation || name }
  // An office that is named with its house alone gets its holder; a house alone is nobody's.
  return party.capacity || party.unit ? { ...party, name } : null
}

/** A body under its name; whose house is named beside it keeps both. */
const writeBody = (party: Party, organisation: string): Party =>
  party.name && party.organisation
    ? { ...party, name: organisation }
    : { ...party, withheld: false, name: '', organisation }

/** Whether two names have a word in common, or are a slip of the pen apart. */
function isNearName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => foldText(name).split(' ')) as [string[], string[]]
  return (
    a.join('') === b.join('') ||
    a.some((word) => word.length > 2 && b.includes(word)) ||
    findSpellingSlip(a, b) !== null
  )
}

/** Somebody as the fields of a letter name them: as a body, where the name is hardly a person's. */
export function makeParty(role: 'author' | 'recipient', name: string, organisation = ''): Party {
  const withheld = foldText(name) === withheldWords
  const isBody =
    !organisation &&
    explainImplausibleName(name, 'person') !== null &&
    explainImplausibleName(name, 'organisation') === null
  return {
    ...{ role, withheld, capacity: '', unit: '' },
    name: withheld || isBody ? '' : name,
    organisation: isBody && !withheld ? name : organisation,
  }
}
