import { expect, test } from 'vitest'
import { importsOf, productSources, type Sources } from '#tests/support/imports.ts'

const room = 'app/domain/letter-header/'

/** How the head of a letter is read, in order: each stage is a folder, and what puts them together lies above them. */
const stages = [
  'vocabulary',
  'lines',
  'landmarks',
  'blocks',
  'roles',
  'parties',
  'dates',
  'references',
]

const sources: Sources = new Map([...productSources()].filter(([path]) => path.startsWith(room)))

/** The place of a file in the line; that of the whole comes after every stage, a folder that is no stage is -1. */
function placeOf(path: string): number {
  const [folder, file] = path.slice(room.length).split('/')
  return file === undefined ? stages.length : stages.indexOf(folder!)
}

/** The imports of a stage from a later one. */
function trespasses(of: Sources): string[] {
  return importsOf(of)
    .filter(({ to }) => to.startsWith(room))
    .filter(({ from, to }) => placeOf(from) < placeOf(to))
    .map(({ from, to }) => `${from} imports ${to}`)
}

test('each stage of reading a head uses only itself and earlier ones', () => {
  expect(trespasses(sources)).toEqual([])
})

test('every file of the room is of a stage, and no stage is empty', () => {
  const places = [...sources.keys()].map(placeOf)
  expect(places).not.toContain(-1)
  expect(new Set(places).size).toBe(stages.length + 1)
})

test('the words of a language are tables: they import nothing but the form of a table', () => {
  const words = importsOf(sources).filter(({ from }) => from.startsWith(`${room}vocabulary/`))
  expect(new Set(words.map(({ to }) => to))).toEqual(new Set([`${room}vocabulary/word-table.ts`]))
})

test.each([
  ['lines/planted.ts', "import { isSalutation } from '../landmarks/salutations.ts'"],
  ['landmarks/planted.ts', "import type { HeadBlock } from '../roles/head-blocks.ts'"],
  ['blocks/planted.ts', "import { roleOf } from '../roles/line-roles.ts'"],
  ['roles/planted.ts', "import { readParty } from '../parties/read-party.ts'"],
  ['parties/planted.ts', "import { dateLetter } from '../dates/date-of-letter.ts'"],
  ['dates/planted.ts', "const later = import('../references/own-reference.ts')"],
  [
    'references/planted.ts',
    "import { readHeader } from '#app/domain/letter-header/letter-header.ts'",
  ],
])('a trespass is reported: %s with %s', (path, text) => {
  const from = `${room}${path}`
  expect(trespasses(new Map([...sources, [from, text]]))).toEqual([
    expect.stringContaining(`${from} imports `),
  ])
})
