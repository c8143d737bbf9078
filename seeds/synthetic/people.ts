import type { Affiliation } from '#app/domain/actors.ts'
import { dayNumber, dayFromNumber } from '#app/domain/days.ts'
import type { NewActor } from '#db/statements/insert-actors.ts'
import { makeChance, type Chance } from './chance.ts'
import {
  familyNames,
  givenNames,
  longestName,
  organisationKinds,
  organisationThemes,
  jobTitles,
  unitNames,
} from './invented-names.ts'

/** The ten years that the letters are of. */
export const firstDay = '2016-10-01'
export const lastDay = '2026-09-30'

/** A time that somebody spent in an organisation, or in a unit of it; days as numbers since 1970. */
export type Post = {
  organisation: NewActor
  unit: NewActor | null
  role: string
  from: number
  to: number
}
export type SyntheticPerson = { actor: NewActor; posts: Post[] }
export type SyntheticPeople = {
  organisations: NewActor[]
  persons: SyntheticPerson[]
  actors: NewActor[]
  affiliations: Omit<Affiliation, 'id'>[]
}

/** About size/40 persons with one to three posts each, and size/150 organisations with up to three units. */
export function makeSyntheticPeople(size: number, seed: number): SyntheticPeople {
  const choose = makeChance(seed, 1)
  const houses = Array.from({ length: Math.max(4, Math.round(size / 150)) }, (_, place) =>
    makeOrganisation(place, choose),
  )
  const count = Math.max(8, Math.round(size / 40))
  const persons = Array.from({ length: count }, (_, place): SyntheticPerson => ({
    actor: makePerson(place, choose),
    posts: makePosts(houses, choose),
  }))
  const units = houses.flatMap(({ organisation, units }) =>
    units.map((unit) => ({
      memberId: unit.id,
      organisationId: organisation.id,
      role: null,
      firstDay: null,
      lastDay: null,
    })),
  )
  const served = persons.flatMap(({ actor, posts }) =>
    posts.map(({ organisation, unit, role, from, to }, index) => ({
      memberId: actor.id,
      organisationId: (unit ?? organisation).id,
      role,
      firstDay: dayFromNumber(from),
      lastDay: index === posts.length - 1 ? null : dayFromNumber(to),
    })),
  )
  return {
    organisations: houses.map(({ organisation }) => organisation),
    persons,
    actors: [
      ...houses.flatMap(({ organisation, units }) => [organisation, ...units]),
      ...persons.map(({ actor }) => actor),
    ],
    affiliations: [...units, ...served],
  }
}

type OrganisationWithUnits = { organisation: NewActor; units: NewActor[] }

function makeOrganisation(place: number, choose: Chance): OrganisationWithUnits {
  const [kind, theme] = [
    organisationKinds[place % organisationKinds.length]!,
    organisationThemes[
      (place * 5 + Math.floor(place / organisationKinds.length)) % organisationThemes.length
    ]!,
  ]
  const lap = Math.floor(place / (organisationKinds.length * organisationThemes.length))
  const name = `${kind} ${theme}${lap ? ` ${lap + 1}` : ''}`
  const short = name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase()
  const units = unitNames.slice(0, choose.below(4)).map((unit, at): NewActor => ({
    id: choose.id(place * 10 + at + 1),
    kind: 'unit',
    name: `${unit}, ${name}`,
  }))
  return {
    organisation: {
      id: choose.id(place * 10),
      kind: 'organisation',
      name,
      aliases: [`${short}-${place + 1}`],
    },
    units,
  }
}

function makePerson(place: number, choose: Chance): NewActor {
  const family = familyNames[(place + Math.floor(place / givenNames.length)) % familyNames.length]!
  const lap = Math.floor(place / (givenNames.length * familyNames.length))
  const name =
    place === 5
      ? longestName
      : `${givenNames[place % givenNames.length]!} ` +
        `${family}${lap ? ` ${'I'.repeat(Math.min(lap, 3))}${lap > 3 ? lap : ''}` : ''}`
  return { id: choose.id(1_000_000 + place), kind: 'person', name, aliases: [] }
}

/** One post after the other over the ten years; the first organisations of the list have more people. */
function makePosts(houses: readonly OrganisationWithUnits[], choose: Chance): Post[] {
  const [start, end] = [dayNumber(firstDay), dayNumber(lastDay)]
  const moves = Array.from({ length: choose.below(3) }, () =>
    choose.between(start + 200, end - 200),
  ).sort((a, b) => a - b)
  const starts = [start, ...moves.filter((day, index) => day !== moves[index - 1])]
  return starts.map((from, index) => {
    const { organisation, units } = choose.pickEarly(houses)
    const unit = units.length && choose.yes(0.6) ? choose.pick(units) : null
    return {
      organisation,
      unit,
      role: choose.pick(jobTitles),
      from,
      to: (starts[index + 1] ?? end + 1) - 1,
    }
  })
}

export function findPostOn({ posts }: SyntheticPerson, day: number): Post {
  return posts.find(({ from, to }) => from <= day && day <= to) ?? posts.at(-1)!
}
