import type { ActorKind } from '#app/domain/actors.ts'
import { foldText } from '#app/domain/text/words.ts'
import type { TwinActor, TwinOffice } from '#app/domain/twins/twins.ts'
import { makeChance, type Chance } from '#seeds/synthetic/chance.ts'
import { families, givens, houses, inTwoScripts, themes } from './made-up-names.ts'

/** A list of actors as a store may hold it, with which pairs are one and the same, and how each pair differs. */
export type MadeUpActors = {
  actors: TwinActor[]
  planted: { kind: string; ids: [string, string] }[]
}

type World = MadeUpActors & { choose: Chance; taken: Set<string>; organisationIds: string[] }

/**
 * `size` actors in twelve languages and four scripts, of which 60 pairs are one, and everybody else is somebody else,
 * however near their name: brothers and sisters, Martin and Martina, Hansen and Hanson, units by number, successors in
 * an office, and people known by an initial whose whole name is nowhere. Nothing in here knows how twins are found.
 */
export function makeUpActors(size: number, seed: number): MadeUpActors {
  const world: World = {
    actors: [],
    planted: [],
    choose: makeChance(seed, 60),
    taken: new Set(),
    organisationIds: [],
  }
  addOrganisations(world, Math.round(size / 5))
  plantOrganisations(world)
  plantPeople(world)
  addNearPeople(world)
  while (world.actors.length < size) addPerson(world, inventName(world))
  return { actors: shuffle(world), planted: world.planted }
}

function add(world: World, kind: ActorKind, names: string[], offices: TwinOffice[] = []): string {
  const id = world.choose.id(world.actors.length)
  world.actors.push({ id, kind, names, offices, numbers: {} })
  for (const name of names) world.taken.add(foldText(name))
  return id
}

function shuffle({ actors, choose }: World): TwinActor[] {
  const keyed = actors.map((actor) => ({ actor, key: choose.next() }))
  return keyed.sort((one, other) => one.key - other.key).map(({ actor }) => actor)
}

function addOrganisations(world: World, count: number): void {
  while (world.actors.length < count) {
    const { choose } = world
    const name = choose.yes(0.3)
      ? `Unit ${choose.pick(['A', 'B', 'C', 'D', 'E', 'F'])}.${choose.between(1, 9)} ${choose.pick(themes)}`
      : `${choose.pick(houses)} ${choose.pick(themes)}${choose.yes(0.35) ? ` ${choose.pick(places)}` : ''}`
    if (world.taken.has(foldText(name))) continue
    world.organisationIds.push(
      add(world, name.startsWith('Unit') ? 'unit' : 'organisation', [name]),
    )
  }
}

const places = [
  'Austria',
  'Belgium',
  'Bulgaria',
  'Cyprus',
  'Finland',
  'Greece',
  'Ireland',
  'Italy',
  'Latvia',
  'Malta',
]

/** A name of two words that nobody has yet. */
function inventName({ choose, taken }: World): string {
  for (;;) {
    const language = choose.pick(Object.keys(givens))
    const name = `${choose.pickEarly(givens[language]!)} ${choose.pick(families[language]!)}`
    if (!taken.has(foldText(name))) return name
  }
}

const roles = [
  'Policy Officer',
  'Director',
  'Head of Unit',
  'Legal Adviser',
  'Spokesperson',
  'Member',
  'Assistant',
]

function inventOffice({ choose, organisationIds }: World): TwinOffice {
  const year = choose.between(2014, 2023)
  return {
    organisationId: choose.pick(organisationIds),
    role: choose.pick(roles),
    firstDay: `${year}-0${choose.between(1, 9)}-01`,
    lastDay: `${year + choose.between(0, 2)}-12-31`,
  }
}

function addPerson(world: World, name: string): string {
  return add(world, 'person', [name], world.choose.yes(0.6) ? [inventOffice(world)] : [])
}

/** Two entries of one person. */
function plant(world: World, kind: string, one: string, other: string, office?: TwinOffice): void {
  const offices = office ? [office] : []
  plantIds(
    world,
    kind,
    add(world, 'person', [one], offices),
    add(world, 'person', [other], offices),
  )
}

function plantIds(world: World, kind: string, one: string, other: string): void {
  world.planted.push({ kind, ids: [one, other] })
}

const times = (count: number, deed: () => void) => Array.from({ length: count }, deed)

const split = (name: string): [string, string] => {
  const [given, ...family] = name.split(' ')
  return [given!, family.join(' ')]
}

function plantPeople(world: World): void {
  const { choose } = world
  const someone = () => inventName(world)
  times(5, () => {
    const name = someone()
    const [given, family] = split(name)
    plant(
      world,
      'order',
      name,
      choose.yes(0.5) ? `${family}, ${given}` : `${family.toUpperCase()} ${given}`,
    )
  })
  times(6, () => {
    const name = someone()
    plant(world, 'initial, same house', name, `${name[0]}. ${split(name)[1]}`, inventOffice(world))
  })
  times(3, () => {
    const name = someone()
    plant(world, 'initial', name, `${split(name)[1]}, ${name[0]}.`)
  })
  for (const [script, pairs] of Object.entries(inTwoScripts)) {
    const left = [...pairs]
    times(4, () => {
      const [[one, other]] = left.splice(choose.below(left.length), 1) as [[string, string]]
      plant(world, `transliteration, ${script}`, one, other)
    })
  }
  const accents = ['Jürgen Köhler', 'Björn Sjögren', 'Åsa Håkansson', 'Søren Kjær', 'Käthe Groß']
  const plain = [
    'Juergen Koehler',
    'Bjoern Sjoegren',
    'Aasa Haakansson',
    'Soeren Kjaer',
    'Kaethe Gross',
  ]
  const first = choose.below(3)
  for (const place of [first, first + 1, first + 2])
    plant(world, 'accents', accents[place]!, plain[place]!)
  times(6, () => plantSlip(world, 'person', someone()))
  times(4, () => {
    const [given, family] = split(toAscii(someone()))
    plant(
      world,
      'address',
      `${given} ${family}`,
      `${given}.${family}@${choose.pick(domains)}`.toLowerCase().replace(' ', ''),
    )
  })
  times(2, () => {
    const [given, family] = split(toAscii(someone()))
    plant(
      world,
      'address with an initial',
      `${given} ${family}`,
      `${given[0]}.${family}@${choose.pick(domains)}`.toLowerCase().replace(' ', ''),
    )
  })
  times(3, () => {
    const name = someone()
    plant(world, 'family name, same office', name, `Commissioner ${split(name)[1]}`, {
      ...inventOffice(world),
      role: 'Commissioner',
    })
  })
  times(3, () => {
    const [given] = split(someone())
    const [one, other] = [split(someone())[1], split(someone())[1]]
    plant(
      world,
      'married name, same office',
      `${given} ${one}`,
      `${given} ${other}`,
      inventOffice(world),
    )
  })
  times(2, () => {
    const [given, family] = split(someone())
    plant(
      world,
      'second given name',
      `${given} ${family}`,
      `${given} ${split(someone())[0]} ${family}`,
    )
  })
}

const domains = ['privacy.example', 'kids-first.example', 'netzpolitik.example', 'gov.example']

const toAscii = (name: string): string =>
  /^\p{Script=Latin}/u.test(name)
    ? name.normalize('NFD').replace(/[^A-Za-z ]/g, '')
    : 'Tereza Dvorakova'.replace('D', String.fromCharCode(68 + name.length))

function plantOrganisations(world: World): void {
  const { choose } = world
  const organisation = () =>
    `${choose.pick(['Coalition for', 'Observatory of', 'League for'])} ${choose.pick(themes)} ${choose.pick(['Portugal', 'Sweden', 'Romania'])}`
  const invent = (): string => {
    const name = organisation()
    return world.taken.has(foldText(name)) ? invent() : name
  }
  const both = (kind: string, one: string[], other: string[]) =>
    plantIds(world, kind, add(world, 'organisation', one), add(world, 'organisation', other))
  times(3, () => plantSlip(world, 'organisation', invent()))
  both('short form in brackets', ['European Digital Rights (EDRi)'], ['EDRi'])
  both('short form in brackets', ['Internet Watch Foundation (IWF)'], ['IWF'])
  both('first letters', ['European Data Protection Supervisor'], ['EDPS'])
  both('first letters', ['National Crime Agency'], ['NCA'])
  both('legal form', ['Digitalcourage e.V.'], ['Digitalcourage'])
  both('legal form', ['Stichting Bits of Freedom'], ['Bits of Freedom'])
  both('same domain', [invent(), 'info@kidsonline.example'], ['office@kidsonline.example'])
  both(
    'same domain',
    [invent(), 'press@openletters.example'],
    [invent(), 'contact@openletters.example'],
  )
}

/** One mistake of typing at any place but the first letter: a letter left out, doubled, another, or two swapped. */
function plantSlip(world: World, kind: 'person' | 'organisation', name: string): void {
  const { choose } = world
  const places = [...name].flatMap((letter, index) =>
    index > 0 && letter !== ' ' && name[index - 1] !== ' ' ? [index] : [],
  )
  const at = choose.pick(places)
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const typed = choose.pick([
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name[at] + name.slice(at),
    name.slice(0, at) + choose.pick([...letters]) + name.slice(at + 1),
    name.slice(0, at - 1) + name[at] + name[at - 1] + name.slice(at + 1),
  ])
  if (typed === name || world.taken.has(foldText(typed))) return plantSlip(world, kind, name)
  plantIds(world, `slip, ${kind}`, add(world, kind, [name]), add(world, kind, [typed]))
}

/** People whose names are near each other and who are not the same. */
function addNearPeople(world: World): void {
  const near = [
    ...[
      'Martin Weber',
      'Martina Weber',
      'Daniel Ionescu',
      'Daniela Ionescu',
      'Mario Ricci',
      'Maria Ricci',
    ],
    ...[
      'Anders Hansen',
      'Anders Hanson',
      'Peter Jensen',
      'Petra Jensen',
      'Jan Novák',
      'Jana Nováková',
    ],
    ...['Anna Meyer', 'Anna Meier', 'Paul Schmidt', 'Paul Schmitt', 'Иван Петров', 'Ивана Петрова'],
    ...[
      'José García López',
      'José García Pérez',
      'Ahmed Hassan',
      'Ahmed Hussein',
      'Eva Larsen',
      'Eva Larsson',
    ],
    ...[
      'Jean Martin',
      'Jeanne Martin',
      'Γιώργος Νικολάου',
      'Γεωργία Νικολάου',
      'Lena Berg',
      'Lea Berg',
    ],
  ].filter((name) => !world.taken.has(foldText(name)))
  for (const name of near) addPerson(world, name)
  times(25, () => {
    const [given, family] = split(inventName(world))
    const name = `${given[0]}. ${family}`
    if (!world.taken.has(foldText(name))) addPerson(world, name)
  })
  // Two who held an office one after the other, and colleagues who have one address in common.
  times(20, () => {
    const office = inventOffice(world)
    add(
      world,
      'person',
      [inventName(world)],
      [{ ...office, lastDay: `${office.firstDay.slice(0, 4)}-09-30` }],
    )
    add(
      world,
      'person',
      [inventName(world)],
      [{ ...office, firstDay: `${office.firstDay.slice(0, 4)}-10-01`, lastDay: '2026-01-01' }],
    )
  })
  for (const local of ['anna.keller', 'ben.okafor', 'carla.dossantos', 'press'])
    add(world, 'person', [`${local}@coalition.example`])
}
