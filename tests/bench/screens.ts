import type { Loaded } from './corpus.ts'
import {
  actors,
  actorsOf,
  aliases,
  belonging,
  countOf,
  directory,
  evidence,
  frame,
  letterCounts,
  letterPage,
  lettersOfActor,
  milestones,
  newest,
  passages,
  positionsOfLetter,
  wholeLetter,
  type Read,
} from './reads.ts'

/** A page to be measured and the rows that its data holds. */
export type Screen = { name: string; path: string; reads: Read[] }

/** The actors of a page, as its address names them. */
export function actorsQuery(ids: readonly string[]): string {
  return `?${ids.map((id) => `actor=${id}`).join('&')}`
}

/** The screens of the product, each as a person would open it. */
export function screensOf(loaded: Loaded): Screen[] {
  const { dossierPath, topicIds, letterId, persons, organisations, recent } = loaded
  const [topicId, person, organisation] = [topicIds[0]!, persons[0]!, organisations[0]!]
  const profile = (name: string, id: string): Screen => ({
    name,
    path: `/actors/${id}`,
    reads: [
      ...frame(),
      actorsOf([id]),
      evidence([id], topicIds),
      ...passages([id], topicIds, 12),
      belonging([id]),
      milestones(),
      lettersOfActor(id),
    ],
  })
  const view = (ids: readonly string[]) => [
    ...frame(),
    actorsOf(recent),
    actorsOf(ids),
    milestones(),
    evidence(ids, topicIds),
  ]
  const timeline = (name: string, ids: readonly string[], path = actorsQuery(ids)): Screen => ({
    name,
    path: `${dossierPath}/stances${path}`,
    reads: [...view(ids), ...newest(1)],
  })
  const briefing = (name: string, ids: readonly string[]): Screen => ({
    name,
    path: `${dossierPath}/briefings${actorsQuery(ids)}`,
    reads: [...view(ids), ...passages(ids, topicIds, 10)],
  })
  const sixes = [
    ['6 persons', persons.slice(0, 6)],
    ['the 6 biggest organisations', organisations.slice(0, 6)],
  ] as const
  return [
    overviewScreen(loaded),
    letterList('letters', ''),
    letterList('letters, search that finds most', '?q=encryption', ['encryption']),
    letterList('letters, search that finds few', '?q=syn(2024)+plovdiv', ['syn(2024)', 'plovdiv']),
    {
      name: 'letter',
      path: `/letters/${letterId}`,
      reads: [
        ...frame(),
        ...wholeLetter(letterId),
        ...positionsOfLetter(letterId),
        actors(),
        aliases(),
      ],
    },
    { name: 'actors', path: '/actors', reads: [...frame(), ...directory(50)] },
    profile('actor, a person', person),
    profile('actor, the biggest organisation', organisation),
    {
      name: 'topics',
      path: `${dossierPath}/topics`,
      reads: [...frame(), ...topicIds.map((id) => countOf(id))],
    },
    {
      name: 'topic',
      path: `${dossierPath}/topics/${topicId}`,
      reads: [
        ...frame(),
        actorsOf(recent.slice(0, 10)),
        evidence(recent.slice(0, 10), [topicId]),
        belonging(recent.slice(0, 10)),
        milestones(),
        countOf(topicId),
        ...newest(20, topicId),
      ],
    },
    timeline('timeline', recent.slice(0, 6), ''),
    ...sixes.map(([whom, ids]) => timeline(`timeline, ${whom}`, ids)),
    ...analysisScreens(loaded),
    ...sixes.map(([whom, ids]) => briefing(`briefing, ${whom}`, ids)),
    {
      name: 'method',
      path: '/method',
      reads: [
        ...frame(),
        ...newest(1),
        actorsOf(recent.slice(0, 1)),
        evidence(recent.slice(0, 1), [topicId]),
      ],
    },
  ]
}

function overviewScreen({ dossierPath, topicIds, recent }: Loaded): Screen {
  return {
    name: 'overview',
    path: dossierPath,
    reads: [
      ...frame(),
      actorsOf(recent.slice(0, 6)),
      evidence(recent.slice(0, 6), topicIds),
      belonging(recent.slice(0, 6)),
      milestones(),
      ...newest(3),
      ...letterCounts(),
      countOf(),
    ],
  }
}

/** The pages that answer one question each; beside them stands the evidence of everybody whom they weigh. */
function analysisScreens({ dossierPath, topicIds, persons, organisations }: Loaded): Screen[] {
  const everybody = [...persons, ...organisations]
  const weighed = (topics: readonly string[]) => [
    ...frame(),
    actorsOf(everybody),
    milestones(),
    evidence(everybody, topics),
  ]
  const [topicId, person] = [topicIds[0]!, persons[0]!]
  return [
    { name: 'matrix', path: `${dossierPath}/stances?view=matrix`, reads: weighed(topicIds) },
    { name: 'moves', path: `${dossierPath}/moves`, reads: weighed(topicIds) },
    { name: 'changes', path: `${dossierPath}/changes`, reads: weighed(topicIds) },
    {
      name: 'distribution',
      path: `${dossierPath}/distribution?topic=${topicId}`,
      reads: weighed([topicId]),
    },
    {
      name: 'near and far',
      path: `${dossierPath}/near?of=${person}`,
      reads: weighed(topicIds),
    },
    { name: 'audience', path: `${dossierPath}/audience`, reads: weighed(topicIds) },
    { name: 'coverage', path: `${dossierPath}/coverage`, reads: weighed(topicIds) },
    {
      name: 'why this number',
      path: `${dossierPath}/why/${topicId}/${person}`,
      reads: [...frame(), actorsOf([person]), evidence([person], [topicId])],
    },
  ]
}

function letterList(name: string, query: string, words?: string[]): Screen {
  return { name, path: `/letters${query}`, reads: [...frame(), ...letterPage(50, words)] }
}
