import { hasArabicLetters, makeConsonantKey } from '../names/arabic-letters.ts'
import type { NameReading } from '../names/name-reading.ts'
import { listWithoutLetter } from '../names/spelling-slip.ts'
import { foldText } from '../text/words.ts'
import { findBestMatch, findOwnDomain, judgeTwins, type TwinReading } from './judge-twins.ts'
import type { TwinIds } from './twins.ts'

/** Under what an actor is compared with others. One that `asks` is compared with all, otherwise only with these. */
type TwinKey = { key: string; asks: boolean }

/** An office, or a domain, that more have than this is a house's, and says nothing about two of them. */
const mostHolders = 4

/** How many comparisons are made before others get their turn. */
const comparisonsAtOnce = 500

/**
 * The pairs of actors that may be one. Only those that share a key are compared, so it takes a time that grows with the
 * actors and not with their square. It rests every few hundred comparisons, so that whoever runs it can let others in.
 * `openIds`: whom everybody may know of; only by these it is told how usual a word is.
 */
export function* findTwins(
  readings: readonly TwinReading[],
  openIds: ReadonlySet<string>,
): Generator<void, TwinIds[]> {
  const blocks = new Map<string, TwinBlock>()
  const bearers = new Map<string, number>()
  for (const [index, reading] of readings.entries()) {
    if (index % comparisonsAtOnce === 0) yield
    for (const { key, asks } of listTwinKeys(reading)) {
      const block = blocks.get(key) ?? { asking: [], others: [] }
      blocks.set(key, block)
      const list = asks ? block.asking : block.others
      if (list.at(-1) !== index) list.push(index)
    }
    if (openIds.has(reading.actor.id))
      for (const word of listWords(reading)) bearers.set(word, (bearers.get(word) ?? 0) + 1)
  }
  const isUnusual = (word: string, ...pair: TwinReading[]) =>
    (bearers.get(word) ?? 0) <=
    pair.filter((each) => openIds.has(each.actor.id) && listWords(each).has(word)).length
  return yield* compareBlocks(readings, blocks, isUnusual)
}

type TwinBlock = { asking: number[]; others: number[] }

const listWords = ({ names }: TwinReading): Set<string> =>
  new Set(names.flatMap(({ latin }) => latin))

function* compareBlocks(
  readings: readonly TwinReading[],
  blocks: ReadonlyMap<string, TwinBlock>,
  isUnusual: (word: string, ...pair: TwinReading[]) => boolean,
): Generator<void, TwinIds[]> {
  const found: TwinIds[] = []
  let comparisons = 0
  for (const [one, other] of listPairs(readings.length, blocks)) {
    comparisons += 1
    if (comparisons % comparisonsAtOnce === 0) yield
    const pair = [readings[one]!, readings[other]!] as const
    if (!judgeTwins(...pair, true)) continue
    const differing = findBestMatch(pair[0].names, pair[1].names)?.differing ?? []
    const [firstId, secondId] = orderPair(pair[0].actor.id, pair[1].actor.id)
    found.push({ firstId, secondId, unusual: differing.some((word) => isUnusual(word, ...pair)) })
  }
  return found
}

/** The places of those that share a key of which one asks, each pair once. */
function* listPairs(
  count: number,
  blocks: ReadonlyMap<string, TwinBlock>,
): Generator<[number, number]> {
  const seen = new Set<number>()
  for (const [key, { asking, others }] of blocks) {
    if (isShared(key) && new Set(asking).size > mostHolders) continue
    for (const [place, one] of asking.entries())
      for (const other of [...asking.slice(place + 1), ...others]) {
        const [low, high] = one < other ? [one, other] : [other, one]
        const pair = low * count + high
        if (low === high || seen.has(pair)) continue
        seen.add(pair)
        yield [low, high]
      }
  }
}

export const orderPair = (one: string, other: string): [string, string] =>
  one < other ? [one, other] : [other, one]

const isShared = (key: string): boolean => key.startsWith('office ') || key.startsWith('domain ')

function listTwinKeys({ actor, names }: TwinReading): TwinKey[] {
  const isPerson = actor.kind === 'person'
  return [
    ...names.flatMap((name) => (isPerson ? listPersonKeys(name) : listOrganisationKeys(name))),
    ...names.flatMap((name) => {
      const domain = findOwnDomain(name)
      return domain ? [{ key: `domain ${isPerson} ${domain}`, asks: true }] : []
    }),
    ...(isPerson ? actor.offices : []).flatMap(({ organisationId, role }) =>
      role ? [{ key: `office ${organisationId} ${foldText(role)}`, asks: true }] : [],
    ),
    ...Object.entries(actor.numbers).map(([register, number]) => ({
      key: `number ${register} ${number}`,
      asks: true,
    })),
  ]
}

function listPersonKeys(name: NameReading): TwinKey[] {
  const { heard, latin, address } = name
  const [first, last] = [heard[0] ?? '', heard.at(-1) ?? '']
  const isShort = latin.length > 1 && latin.slice(0, -1).some((word) => word.length === 1)
  const joined = latin.join('')
  return [
    ...listWholeKeys('person', name),
    ...(heard.length > 1 ? [{ key: `initial ${last} ${latin[0]![0]}`, asks: isShort }] : []),
    ...(heard.length > 1 ? [{ key: `part ${first} ${last}`, asks: true }] : []),
    ...(heard.length > 2 ? [{ key: `part ${first} ${heard[1]}`, asks: true }] : []),
    { key: `family ${last}`, asks: heard.length === 1 && !address },
    ...(address ? [{ key: `address ${joined}`, asks: true }] : []),
    ...(latin.length > 1 && !address ? listAddressKeys(latin) : []),
    ...listArabicKeys(name),
  ]
}

/** How somebody's address may begin. */
function listAddressKeys(latin: readonly string[]): TwinKey[] {
  const [given, family] = [latin[0]!, latin.at(-1)!]
  return [given + family, family + given, given[0]! + family, family + given[0]!].map((key) => ({
    key: `address ${key}`,
    asks: false,
  }))
}

function listArabicKeys({ arabic }: NameReading): TwinKey[] {
  if (!arabic || arabic.length < 2) return []
  return [
    {
      key: `arabic ${makeConsonantKey(arabic)}`,
      asks: arabic.some((word) => hasArabicLetters(word)),
    },
  ]
}

function listOrganisationKeys(name: NameReading): TwinKey[] {
  const isShort = name.short !== null && name.latin.length === 1
  return [
    ...listWholeKeys('organisation', name),
    ...(name.short ? [{ key: `short ${name.short}`, asks: isShort }] : []),
    ...(name.initials ? [{ key: `short ${name.initials}`, asks: false }] : []),
  ]
}

/** All words, as they are heard in any order, and without one of their letters each. */
function listWholeKeys(kind: string, { heard, latin, address }: NameReading): TwinKey[] {
  if (address && kind === 'organisation') return []
  const whole = [...heard].sort().join(' ')
  return [
    { key: `${kind} ${whole}`, asks: true },
    ...(latin.join('').length > 7 ? listWithoutLetter(latin.join(' ')) : []).map((key) => ({
      key: `${kind} - ${key}`,
      asks: true,
    })),
  ]
}
