import { compareNames, type NameMatch, type NameMatchKind } from '../names/compare-names.ts'
import { readName, type NameReading } from '../names/name-reading.ts'
import { foldText } from '../text/words.ts'
import type { TwinActor, TwinDoubt, TwinMatch, TwinOffice, TwinReason } from './twins.ts'

/** An actor with its names read once, because it is compared with many. */
export type TwinReading = { actor: TwinActor; names: readonly NameReading[] }

export function readTwin(actor: TwinActor): TwinReading {
  return { actor, names: actor.names.map((name) => readName(name, actor.kind)) }
}

/**
 * Whether two actors may be one, by all that is known of them; null where nothing says so that is worth a question.
 * `unusual`: whether a word by which their names differ is nobody else's.
 */
export function judgeTwins(
  one: TwinReading,
  other: TwinReading,
  unusual: boolean,
): TwinMatch | null {
  const [first, second] = [one.actor, other.actor]
  if ((first.kind === 'person') !== (second.kind === 'person')) return null
  const match = findBestMatch(one.names, other.names)
  const around = findReasonsAround(one, other)
  const named: TwinReason[] = match ? [{ kind: 'name', match }] : []
  const reasons = [...named, ...around]
  if (!isWorthAsking(match, around, first.kind === 'person')) return null
  const doubts = findDoubts(first, second)
  return {
    reasons,
    doubts,
    likely: doubts.length === 0 && isLikely(match, around, unusual),
    abbreviated: match && isAbbreviation(match.kind) ? findShorter(match) : null,
  }
}

const ranks: readonly NameMatchKind[] = [
  'the same',
  'order',
  'spelling',
  'script',
  'address',
  'short form',
  'part',
  'slip',
  'initials',
  'sound',
  'family name',
  'given name',
]

const rankOf = ({ kind, strong }: NameMatch): number =>
  ranks.indexOf(kind) + (strong ? 0 : ranks.length)

export function findBestMatch(
  names: readonly NameReading[],
  others: readonly NameReading[],
): NameMatch | null {
  let best: NameMatch | null = null
  for (const name of names)
    for (const other of others) {
      const match = compareNames(name, other)
      if (match && (!best || rankOf(match) < rankOf(best))) best = match
    }
  return best
}

/** What speaks for it besides the names. */
function findReasonsAround(one: TwinReading, other: TwinReading): TwinReason[] {
  const [first, second] = [one.actor, other.actor]
  const office = findSharedOffice(first.offices, second.offices)
  const organisationId =
    office?.organisationId ??
    first.offices.find(({ organisationId: id }) =>
      second.offices.some((each) => each.organisationId === id),
    )?.organisationId
  const domain = findSharedDomain(one.names, other.names)
  const register = Object.keys(first.numbers).find(
    (each) => first.numbers[each] === second.numbers[each],
  )
  return [
    ...(register ? [{ kind: 'number' as const, register }] : []),
    ...(office ? [office] : []),
    ...(organisationId && !office ? [{ kind: 'organisation' as const, organisationId }] : []),
    ...(domain ? [{ kind: 'domain' as const, domain }] : []),
  ]
}

/** The same role in the same organisation at the same time. */
function findSharedOffice(
  offices: readonly TwinOffice[],
  others: readonly TwinOffice[],
): (TwinReason & { kind: 'office' }) | null {
  for (const { organisationId, role, firstDay, lastDay } of offices) {
    if (!role) continue
    const isShared = others.some(
      (each) =>
        each.organisationId === organisationId &&
        each.role !== null &&
        foldText(each.role) === foldText(role) &&
        each.firstDay <= lastDay &&
        firstDay <= each.lastDay,
    )
    if (isShared) return { kind: 'office', organisationId, role }
  }
  return null
}

/** Domains at which anybody gets an address. */
const publicDomains = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'web.de',
  't-online.de',
  'proton.me',
  'protonmail.com',
  'posteo.de',
  'mailbox.org',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'libero.it',
  'abv.bg',
  'wp.pl',
  'seznam.cz',
])

/** The domain of an address, where it is an organisation's own. */
export function findOwnDomain({ address }: NameReading): string | null {
  return address && !publicDomains.has(address.domain) ? address.domain : null
}

function findSharedDomain(
  names: readonly NameReading[],
  others: readonly NameReading[],
): string | null {
  const domains = names.flatMap((name) => findOwnDomain(name) ?? [])
  return domains.find((domain) => others.some((name) => findOwnDomain(name) === domain)) ?? null
}

/** Offices that one person holds at a time. */
const singleOffices = [
  ...['head', 'director', 'president', 'chair', 'commissioner', 'minister', 'secretary'],
  ...['ambassador', 'rapporteur', 'leiter', 'präsident', 'directeur', 'directrice', 'président'],
  'ministre',
]
const beginsWithSingleOffice = new RegExp(`^(?:vice[- ])?(?:${singleOffices.join('|')})`, 'iu')

/**
 * A given name alone is asked about only where both held an office; without anything in the names, where that is
 * an office of one.
 */
function isWorthAsking(
  match: NameMatch | null,
  around: readonly TwinReason[],
  isPerson: boolean,
): boolean {
  if (around.some(({ kind }) => kind === 'number')) return true
  const office = around.find((reason) => reason.kind === 'office')
  if (match) return match.kind !== 'given name' || office !== undefined
  if (!isPerson) return around.some(({ kind }) => kind === 'domain')
  return office !== undefined && beginsWithSingleOffice.test(office.role)
}

function isLikely(
  match: NameMatch | null,
  around: readonly TwinReason[],
  unusual: boolean,
): boolean {
  if (around.some(({ kind }) => kind === 'number')) return true
  if (!match || match.kind === 'given name' || beginOtherwise(match)) return false
  const isOpen = match.differing.length > 0 && !unusual
  if (match.strong && !isOpen) return true
  return around.some(
    ({ kind }) => kind !== 'organisation' || (match.kind !== 'sound' && match.kind !== 'slip'),
  )
}

/** First letters that are written for one another, as in Carl and Karl or Josif and Yosif. */
const lettersAlike = ['ckq', 'ijy', 'sz', 'fvw']

/** Whether a slip would lie in the first letter of a word: Hana and Jana are two names rather than one. */
function beginOtherwise({ kind, differing }: NameMatch): boolean {
  const initials = [...new Set(differing.map((word) => foldText(word).slice(0, 1)))]
  return (
    kind === 'slip' &&
    initials.length > 1 &&
    !lettersAlike.some((letters) => initials.every((initial) => letters.includes(initial)))
  )
}

/** Another number in the same register; or both belonged somewhere at one time, and nowhere together. */
function findDoubts(one: TwinActor, other: TwinActor): TwinDoubt[] {
  const register = Object.keys(one.numbers).find(
    (each) => other.numbers[each] !== undefined && other.numbers[each] !== one.numbers[each],
  )
  const isApart =
    one.kind === 'person' &&
    one.offices.some((office) =>
      other.offices.some(
        (each) => each.firstDay <= office.lastDay && office.firstDay <= each.lastDay,
      ),
    ) &&
    !one.offices.some((office) =>
      other.offices.some((each) => each.organisationId === office.organisationId),
    )
  return [
    ...(register ? [{ kind: 'number' as const, register }] : []),
    ...(isApart ? [{ kind: 'organisation' as const }] : []),
  ]
}

const isAbbreviation = (kind: NameMatchKind): boolean =>
  ['initials', 'part', 'family name', 'short form', 'address'].includes(kind)

const findShorter = ({ names: [first, second] }: NameMatch): 0 | 1 =>
  first.length <= second.length ? 0 : 1
