import { type CodingFilter, codingFilters } from '#app/domain/codings.ts'
import { formatDay } from '#app/domain/days.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import type { VisibleStore } from '#app/store.server.ts'
import type { ListFilter } from './letter-filter.ts'

/** One choice that narrows what was found: what the address then holds, and how many letters it leaves. */
type Narrowing = { label: string; count: number; params: Record<string, string> }

/** The choices of one kind; `all`: how many there are, of which the most frequent are shown. */
type NarrowingGroup = { name: string; choices: Narrowing[]; all: number }

/** A filter that is set; `params` leave the address where it is taken away. */
type SetFilter = { label: string; params: string[] }

/** By what found letters can be narrowed, each with how many it leaves, and what they are narrowed by already. */
export type FoundNarrowings = { groups: NarrowingGroup[]; set: SetFilter[] }

/** What the list is narrowed by, and what the choices of the reader are called. */
export type NarrowedPlace = { filter: ListFilter; topics: readonly Topic[]; author: string | null }

/** How many choices of one kind are shown, and how many years. */
const [mostShown, mostYears] = [6, 10]

/** The choices for the letters of these ids. What is taken already, or leaves every letter, is no choice. */
export async function listNarrowings(
  visible: VisibleStore,
  ids: readonly string[],
  place: NarrowedPlace,
): Promise<FoundNarrowings> {
  const { filter } = place
  const dossiers = await visible.dossiers.all()
  const counts = await visible.letters.foundCounts(ids, filter.dossierId)
  const groups = [
    !filter.dossierId && showMost('Dossier', nameDossiers(counts, dossiers)),
    !filter.kind && showMost('Kind', nameKinds(counts)),
    !filter.topicId && showMost('States a position on', nameTopics(counts, place.topics)),
    !filter.authorId && { ...showMost('Author', nameAuthors(counts)), all: counts.authorCount },
    showYears(counts.years),
    !filter.coding && showMost('Coding', nameCodings(counts)),
  ].filter((group): group is NarrowingGroup => Boolean(group))
  return {
    groups: groups.filter(({ choices }) => choices.some(({ count }) => count < ids.length)),
    set: listSetFilters(place, dossiers),
  }
}

type Counts = Awaited<ReturnType<VisibleStore['letters']['foundCounts']>>

function nameDossiers(
  { dossiers: counts }: Counts,
  dossiers: readonly DossierRecord[],
): Narrowing[] {
  return counts.flatMap(({ value, count }) => {
    const dossier = dossiers.find(({ id }) => id === value)
    return dossier ? [{ label: dossier.name, count, params: { dossier: dossier.slug } }] : []
  })
}

function nameKinds({ kinds }: Counts): Narrowing[] {
  return kinds.map(({ value, count }) => ({
    label: capitaliseFirst(value),
    count,
    params: { kind: value },
  }))
}

function nameTopics({ topics: counts }: Counts, topics: readonly Topic[]): Narrowing[] {
  return counts.flatMap(({ value, count }) => {
    const topic = topics.find(({ id }) => id === value)
    return topic ? [{ label: nameWithState(topic), count, params: { topic: value } }] : []
  })
}

function nameAuthors({ authors }: Counts): Narrowing[] {
  return authors.map(({ value, name, count }) => ({
    label: name,
    count,
    params: { author: value },
  }))
}

function nameCodings({ codings }: Counts): Narrowing[] {
  return codings.map(({ value, count }) => ({
    label: nameCodingFilter(value),
    count,
    params: { state: value },
  }))
}

function nameCodingFilter(filter: CodingFilter): string {
  return codingFilters.find(({ state }) => state === filter)!.name
}

function showMost(name: string, choices: readonly Narrowing[]): NarrowingGroup {
  const byCount = [...choices].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
  return { name, choices: byCount.slice(0, mostShown), all: choices.length }
}

function showYears(years: readonly { value: string; count: number }[]): NarrowingGroup {
  const newestFirst = [...years].sort((a, b) => (a.value < b.value ? 1 : -1))
  return {
    name: 'Year',
    choices: newestFirst.slice(0, mostYears).map(({ value, count }) => ({
      label: value,
      count,
      params: { from: `${value}-01-01`, to: `${value}-12-31` },
    })),
    all: years.length,
  }
}

function listSetFilters(
  { filter, topics, author }: NarrowedPlace,
  dossiers: readonly DossierRecord[],
): SetFilter[] {
  const { dossierId, kind, topicId, authorId, coding, coderId, from, to } = filter
  const topic = topics.find(({ id }) => id === topicId)
  const days = [from && `from ${formatDay(from)}`, to && `to ${formatDay(to)}`]
    .filter(Boolean)
    .join(' ')
  const filters: (SetFilter | false | undefined | '')[] = [
    dossierId && {
      label: `in ${dossiers.find(({ id }) => id === dossierId)?.name ?? 'one dossier'}`,
      params: ['dossier'],
    },
    kind && { label: `kind: ${kind}`, params: ['kind'] },
    topic && { label: `on ${nameWithState(topic)}`, params: ['topic'] },
    authorId && { label: `by ${author ?? 'unknown actor'}`, params: ['author'] },
    days && { label: days, params: ['from', 'to'] },
    coding && {
      label: `coding: ${nameCodingFilter(coding).toLowerCase()}`,
      params: ['state'],
    },
    coderId && { label: 'coded by me', params: ['coder'] },
    ...listWorkFilters(filter),
  ]
  return filters.filter((one): one is SetFilter => Boolean(one))
}

const listWorkFilters = ({ isOpen, assigned }: ListFilter): (SetFilter | false | undefined)[] => [
  isOpen && { label: 'coding: not finished', params: ['state'] },
  assigned && {
    label: assigned === 'nobody' ? 'nobody has it' : 'given to one coder',
    params: ['assigned'],
  },
]
