import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import type { Sources } from './support/imports.ts'

const features: Sources = new Map(
  filesIn('app/features').map((path) => [path, readFileSync(path, 'utf8')]),
)

test('every feature has its test at the same place below tests', () => {
  expect(filesWithoutTest(features, filesIn('tests/features'))).toEqual([])
})

test('a feature without a test of its own is reported, and a file of types is not', () => {
  const planted: Sources = new Map([
    ...features,
    ['app/features/planted.ts', 'export const planted = 1'],
    ['app/features/planted-types.ts', 'export type Planted = string'],
  ])
  expect(filesWithoutTest(planted, filesIn('tests/features'))).toEqual(['app/features/planted.ts'])
})

function filesWithoutTest(sources: Sources, tests: readonly string[]): string[] {
  const tested = new Set(tests.map((path) => path.replace(/^tests\/(.+)\.test\.tsx?$/, 'app/$1')))
  return [...sources]
    .filter(([path, text]) => !tested.has(path.replace(/\.tsx?$/, '')) && doesSomething(text))
    .map(([path]) => path)
}

/** Whether a file is more than types, of which nothing is left to run. */
function doesSomething(text: string): boolean {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  return outputText.trim() !== 'export {};'
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
