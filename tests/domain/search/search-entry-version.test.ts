import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { searchEntryVersion } from '#app/domain/search/search-entry.ts'

/** What makes the entries that letters are found by, with all that it rests on: the words, and what masks them. */
const beginnings = [
  'app/domain/search/search-entry.ts',
  'app/domain/masking/mask-text.ts',
  'app/domain/masking/mask-name.ts',
]

/** The rules that the entries of this version were made by. Both numbers change together. */
const held = { version: 1, rules: '300fe1215d96ba68' }

test('whoever changes the rules of entries or of masking counts the version of entries up', () => {
  expect(
    { version: searchEntryVersion, rules: hashRules(readRules(beginnings)) },
    'The code that makes search entries or masks them has changed. Where an entry may hold other words than before, ' +
      'count searchEntryVersion in app/domain/search/search-entry.ts up by one, so that every store makes its entries ' +
      'anew when it is opened next: otherwise letters that are stored already go on being found by what is masked ' +
      'now. Then write both numbers here. Where no entry changes, such as by a new name, write the hash alone.',
  ).toEqual(held)
})

test('comments are no rules, and a changed sign is one', () => {
  const rules = readRules(beginnings)
  const path = beginnings[1]!
  const rewrite = (change: (source: string) => string) =>
    hashRules(new Map(rules).set(path, change(rules.get(path)!)))
  expect(rewrite((source) => `// A remark.\n\n${source}`)).toBe(hashRules(rules))
  expect(rewrite((source) => source.replace('[e-mail address]', '[an address]'))).not.toBe(
    hashRules(rules),
  )
})

test('what the rules rest on is among them', () => {
  expect([...readRules(beginnings).keys()]).toEqual(
    expect.arrayContaining([
      'app/domain/masking/emails.ts',
      'app/domain/masking/iban-lengths.ts',
      'app/domain/masking/telephones.ts',
      'app/domain/search/word-forms.ts',
    ]),
  )
})

/** The sources of files and of all that they import as code, by their paths. */
function readRules(paths: readonly string[], found = new Map<string, string>()) {
  for (const path of paths) {
    if (found.has(path)) continue
    const source = readFileSync(path, 'utf8')
    found.set(path, source)
    readRules(listImports(path, source), found)
  }
  return found
}

function listImports(path: string, source: string): string[] {
  const { importedFiles } = ts.preProcessFile(compile(source), true)
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => /^[.#]/.test(name))
    .map((name) => (name.startsWith('#') ? name.slice(1) : join(dirname(path), name)))
}

function hashRules(rules: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const path of [...rules.keys()].sort())
    hash.update(`${path}\n${compile(rules.get(path)!)}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** The code alone: without types and comments. */
function compile(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
    },
  }).outputText
}
