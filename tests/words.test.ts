import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { productSources, type Sources } from './support/imports.ts'
import { exportedNames, exportedTypes } from './support/names.ts'

const product: Sources = new Map([...productSources()].filter(([path]) => /^(app|db)\//.test(path)))
const domain: Sources = new Map([...product].filter(([path]) => path.startsWith('app/domain/')))

const entries = [
  ...readFileSync('docs/words.md', 'utf8').matchAll(/^- \*\*([a-z-]+)\*\*: (.+)$/gm),
].map(([, word, meaning]) => ({ word: word!, meaning: meaning! }))
const glossary = entries.map(({ word }) => word)

/** What may stand between two words of a name. */
const joiners = ['with']

/** `LetterParties` as `letter`, `parties`. */
const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase())

/** The words that one may be the plural of, and itself. */
const singulars = (word: string): string[] => [
  word,
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
  word.replace(/ies$/, 'y'),
]

/** How many of the words at the beginning make up one of the glossary: 2 for `sign`, `in`; 0 where they make none. */
function lengthOfTerm(words: readonly string[], terms: ReadonlySet<string>): number {
  if (joiners.includes(words[0]!)) return 1
  if (words.length > 1 && terms.has(`${words[0]}-${words[1]}`)) return 2
  return singulars(words[0]!).some((word) => terms.has(word)) ? 1 : 0
}

/** The words of a name that are in no glossary. */
function unknownWords(name: string, terms: ReadonlySet<string>): string[] {
  const unknown: string[] = []
  for (let words = wordsOf(name); words.length > 0;) {
    const length = lengthOfTerm(words, terms)
    if (length === 0) unknown.push(words[0]!)
    words = words.slice(length || 1)
  }
  return unknown
}

/** Every exported type that is not built from the words, as `file name: words`. */
function typesOutsideGlossary(sources: Sources, words: readonly string[]): string[] {
  const terms = new Set(words)
  return exportedTypes(sources).flatMap(({ name, path }) => {
    const unknown = unknownWords(name, terms)
    return unknown.length > 0 ? [`${path} ${name}: ${unknown.join(', ')}`] : []
  })
}

test('each exported type of the domain is built from words of the glossary', () => {
  expect(typesOutsideGlossary(domain, glossary)).toEqual([])
})

test('the types of the domain and the words were found', () => {
  expect(exportedTypes(domain).length).toBeGreaterThan(150)
  expect(glossary.length).toBeGreaterThan(100)
})

test('each word has one sentence and stands once', () => {
  expect(glossary).toEqual([...new Set(glossary)])
  for (const { meaning } of entries) expect(meaning).toMatch(/^[A-Z][^.?!]*\.$/)
})

test('each word is part of a name in the product', () => {
  const used = new Set(
    [...exportedNames(product).keys()].flatMap((name) => {
      const words = wordsOf(name)
      const pairs = words.slice(1).map((word, at) => `${words[at]}-${word}`)
      return [...words.flatMap(singulars), ...pairs]
    }),
  )
  expect(glossary.filter((word) => !used.has(word))).toEqual([])
})

test.each([
  ['a type', 'export type Gizmo = string', ['gizmo']],
  ['a class', 'export class LetterGizmo {}', ['gizmo']],
  ['an interface', 'export interface GizmoLetters { at: 1 }', ['gizmo']],
  ['half of a term of two words', 'export type SignDecision = 1', ['sign']],
])('%s that is named by another word is reported', (_what, text, words) => {
  const planted = typesOutsideGlossary(new Map([['app/domain/planted.ts', text]]), glossary)
  expect(planted.map((line) => line.split(': ')[1]!.split(', '))).toEqual([words])
})

test.each([
  ['several words of it', 'export type LetterPositions = 1'],
  ['a term of two words', 'export type SignInDecision = 1'],
  ['words that are joined', 'export type PositionWithLetter = 1'],
  ['what stays at home', 'type Gizmo = 1'],
  ['a value', 'export const gizmo = 1'],
])('%s may name a type', (_what, text) => {
  expect(typesOutsideGlossary(new Map([['app/domain/planted.ts', text]]), glossary)).toEqual([])
})
