import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('every file of the features has its test at the same place below tests', () => {
  expect(filesWithoutTest(filesIn('app/features'), filesIn('tests/features'))).toEqual([])
})

test('a file without a test of its own is reported', () => {
  const [files, tests] = [filesIn('app/features'), filesIn('tests/features')]
  expect(filesWithoutTest([...files, 'app/features/planted.ts'], tests)).toEqual([
    'app/features/planted.ts',
  ])
})

function filesWithoutTest(files: readonly string[], tests: readonly string[]): string[] {
  const tested = new Set(tests.map((path) => path.replace(/^tests\/(.+)\.test\.tsx?$/, 'app/$1')))
  return files.filter((path) => !tested.has(path.replace(/\.tsx?$/, '')))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
