import { expect, test } from 'vitest'
import { productSources, type Sources } from './support/imports.ts'
import {
  exportedNames,
  functionsNamedLike,
  namedFunctions,
  namesOfTwoThings,
} from './support/names.ts'
import { participles } from './support/participles.ts'

const product: Sources = new Map([...productSources()].filter(([path]) => /^(app|db)\//.test(path)))

test('an exported name means one thing in all of app and db', () => {
  expect(namesOfTwoThings(product)).toEqual([])
})

test('no function is named by a bare participle', () => {
  expect(functionsNamedLike(participles, product)).toEqual([])
})

test('the functions and the exported names were found', () => {
  expect(namedFunctions(product).length).toBeGreaterThan(1000)
  expect(exportedNames(product).size).toBeGreaterThan(1000)
})

test('the list of participles has each word once, in order, and no verb that reads alike', () => {
  expect(participles).toEqual([...new Set(participles)].sort())
  for (const verb of ['read', 'set', 'split', 'put', 'cut', 'let'])
    expect(participles).not.toContain(verb)
})

const files = (...texts: [path: string, text: string][]): Sources => new Map(texts)

test.each([
  ['a function', 'export function saved() {}'],
  ['a function inside another', 'function save() {\n function saved() {}\n}'],
  ['an arrow', 'const saved = () => 1'],
  ['an asserted arrow', 'const saved = (() => 1) as Save'],
  ['a function expression', 'export const saved = async function () {}'],
  ['a method of a class', 'class Store { saved() {} }'],
  ['a private method', 'class Store { #saved() {} }'],
  ['a field of a class', 'class Store { saved = () => 1 }'],
  ['a getter', 'class Store { get saved() { return 1 } }'],
  ['a method of an object', 'const store = { saved() {} }'],
  ['a property of an object', 'const store = { deep: { saved: () => 1 } }'],
  [
    'a property of what is returned',
    'const open = (): Record<string, F> => make({ saved: () => 1 })',
  ],
  ['a component', 'export function Saved() { return null }'],
])('a bare participle is reported as the name of %s', (_what, text) => {
  expect(
    functionsNamedLike(participles, files(['app/planted.ts', text])).map((one) =>
      one.replace(/:\d+ /, ' ').toLowerCase(),
    ),
  ).toEqual(['app/planted.ts saved'])
})

test.each([
  ['a verb and a noun', 'export function savePosition() {}'],
  ['a participle with its noun', 'const savedPositions = () => 1'],
  ['a verb that reads like a participle', 'const read = () => 1\nconst split = () => 1'],
  ['data', 'const saved = 1\nconst store = { saved: 2 }'],
  ['a parameter', 'const save = (saved: () => void) => saved()'],
  ['a table of words of the data', 'const verbs: Record<string, Say> = { a: { saved: () => 1 } }'],
  [
    'a table that satisfies its type',
    'const verbs = { saved: () => 1 } satisfies Record<Verb, Say>',
  ],
])('%s is no bare participle', (_what, text) => {
  expect(functionsNamedLike(participles, files(['app/planted.ts', text]))).toEqual([])
})

test.each([
  ['two functions', 'export function hit() {}', 'export function hit() {}'],
  ['two types', 'export type Hit = string', 'export type Hit = number'],
  ['a function and a constant', 'export function hit() {}', 'export const hit = 1'],
  ['a class and a type', 'export class Hit {}', 'export type Hit = 1'],
  ['a name given at the end', 'const other = 1\nexport { other as hit }', 'export const hit = 1'],
  ['a name out of a pattern', 'export const { a: { hit } } = made', 'export const [hit] = made'],
  ['what Remix asks of routes, elsewhere', 'export const loader = 1', 'export const loader = 2'],
])('a name of two things is reported: %s', (_what, one, other) => {
  expect(
    namesOfTwoThings(files(['app/domain/a.ts', one], ['db/b.ts', other])).map((line) =>
      line.replace(/^\w+: /, ''),
    ),
  ).toEqual(['app/domain/a.ts, db/b.ts'])
})

test('a name of two things is reported within one dialect, and between a dialect and the rest', () => {
  const text = 'export const lock = 1'
  expect(namesOfTwoThings(files(['db/sqlite/a.ts', text], ['db/sqlite/b.ts', text]))).toHaveLength(
    1,
  )
  expect(namesOfTwoThings(files(['db/sqlite/a.ts', text], ['db/a.ts', text]))).toHaveLength(1)
  expect(namesOfTwoThings(files(['db/sqlite/a.ts', text], ['db/postgres/b.ts', text]))).toEqual([])
})

test.each([
  ['two routes', 'app/routes/a.tsx', 'app/routes/b.tsx', 'export function loader() {}'],
  ['the root and a route', 'app/root.tsx', 'app/routes/b.tsx', 'export const meta = () => []'],
  ['two defaults', 'app/a.ts', 'app/b.ts', 'export default function hit() {}'],
  ['what is passed on', 'app/a.ts', 'app/b.ts', "export { hit } from './hit.ts'"],
  ['what stays at home', 'app/a.ts', 'app/b.ts', 'const hit = 1'],
])('%s may share a name', (_what, one, other, text) => {
  expect(namesOfTwoThings(files([one, text], [other, text]))).toEqual([])
})

test('a type and the value it is made from may share a name in one file', () => {
  expect(
    namesOfTwoThings(
      files([
        'app/a.ts',
        'export const Letter = schema\nexport type Letter = Infer<typeof Letter>',
      ]),
    ),
  ).toEqual([])
})
