import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mediaTypes } from '#app/readers/detect-format.ts'
import { productSources } from './support/imports.ts'

const readme = readFileSync('README.md', 'utf8')
const scripts = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts,
)
const decisions = readdirSync('docs/decisions').sort()

/** What the code reads from its surroundings, but for what npm, Vite and vitest set themselves. */
function variablesRead(): string[] {
  const support = readdirSync('tests/support').map((file) =>
    readFileSync(join('tests/support', file), 'utf8'),
  )
  const sources = [
    ...productSources().values(),
    ...support,
    ...['remix.config.js', 'tests/run.js'].map((file) => readFileSync(file, 'utf8')),
  ]
  const read = sources.flatMap((text) =>
    [...text.matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)].map(([, name]) => name!),
  )
  return [...new Set(read)]
    .filter(
      (name) => !['INIT_CWD', 'VITEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL'].includes(name),
    )
    .sort()
}

test.each(scripts)('the README names the script %s', (script) => {
  expect(readme).toMatch(new RegExp(`npm (?:${script}|run (?:-s |--silent )?${script})\\b`))
})

test.each(variablesRead())('the README names the variable %s', (name) => {
  expect(readme).toContain(`\`${name}\``)
})

test('the variables that the code reads were found', () => {
  expect(variablesRead()).toEqual(
    expect.arrayContaining([
      'CHROMIUM_PATH',
      'DATABASE_URL',
      'DATA_DIR',
      'HOST',
      'NODE_ENV',
      'PORT',
    ]),
  )
})

test('the README names no variable that nothing reads', () => {
  const settings = [...readme.matchAll(/^\| (`[A-Z_`, ]+`) \|/gm)].flatMap(([, names]) =>
    [...names!.matchAll(/[A-Z_]+/g)].map(([name]) => name),
  )
  expect(settings.filter((name) => !variablesRead().includes(name))).toEqual([])
})

test.each(
  readdirSync('app/exports', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(png|printable|package)\./.test(entry.name))
    .map(({ name }) => name.replace(/\.tsx?$/, '')),
)('the README names the format .%s', (format) => {
  expect(readme).toContain(`.${format}`)
})

test.each(Object.keys(mediaTypes))('the README names the format .%s that is read', (format) => {
  expect(readme).toContain(`\`.${format.replace('jpeg', 'jpg')}\``)
})

test.each(
  readdirSync('app/cli').filter(
    (file) =>
      file.endsWith('.ts') && /: Command = \{/.test(readFileSync(join('app/cli', file), 'utf8')),
  ),
)('the README names the command of app/cli/%s', (file) => {
  const [, name] = /name: '([a-z ]+)'/.exec(readFileSync(join('app/cli', file), 'utf8'))!
  expect(readme).toMatch(new RegExp(`\`${name}\\b`))
})

test.each([
  'README.md',
  'docs/running.md',
  'docs/scaling.md',
  'docs/package-form.md',
  'docs/plain-form.md',
  ...decisions.map((file) => `docs/decisions/${file}`),
])('every file that %s links is there', (paper) => {
  const links = [
    ...readFileSync(paper, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g),
  ].map(([, link]) => join(paper, '..', link!))
  expect(links.filter((link) => !existsSync(link))).toEqual([])
})

test.each(
  [...readme.matchAll(/`((?:app|db|seeds|tests|docs)\/[\w./-]+)`/g)].map(([, path]) => path!),
)('the place %s that the README names is there', (path) => {
  expect(existsSync(path)).toBe(true)
})

test.each(decisions)('the decision %s has context, decision and consequences', (file) => {
  const paper = readFileSync(join('docs/decisions', file), 'utf8')
  const parts = ['Context', 'Decision', 'Consequences'].map((part) =>
    paper.search(new RegExp(`^(?:#+ ${part}|\\*\\*${part}\\.?\\*\\*)`, 'm')),
  )
  expect(
    parts.every((at) => at > 0),
    'each part begins a line',
  ).toBe(true)
  expect(parts).toEqual([...parts].sort((a, b) => a - b))
  expect(paper).toMatch(/^# \S/)
})

test('decisions are numbered without a gap', () => {
  expect(decisions.map((file) => Number(file.slice(0, 4)))).toEqual(
    decisions.map((_, index) => index + 1),
  )
})

test('the licence of the README is the one of the package', () => {
  const { license } = JSON.parse(readFileSync('package.json', 'utf8')) as { license: string }
  expect(readme).toContain(license)
  expect(existsSync('LICENSE')).toBe(true)
})
