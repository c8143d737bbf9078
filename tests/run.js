// npm test: runs on a fresh clone with Node and git alone. Installs and builds what is missing, makes sure of a
// browser, checks types, lint, format and unused code, runs all tests, and closes with how long each part took and one
// line over all of them.
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { build, checkNode, install, root } from '../app/cli/prepare.js'
import { postgresPrograms } from './support/postgres-programs.js'

const outcomes = []
const times = []
const folder = mkdtempSync(join(findQuickFolder(), 'stanceline-tests-'))
// Servers that do not run as root write there as well.
chmodSync(folder, 0o1777)
process.env.TMPDIR = folder

process.chdir(root)
// Also where preparing ends the process: whatever happens, the last line says how it went.
process.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  const sum = (what) => outcomes.reduce((total, outcome) => total + outcome[what], 0)
  if (code !== 0 && sum('failed') === 0) report('preparation', { failed: 1 })
  if (!postgresPrograms())
    console.log(
      '\nPostgreSQL’s programs (15 or newer) were found neither on PATH nor in the usual ' +
        'folders: the tests on a real server did not run.',
    )
  console.log(`\n${times.map(([name, ms]) => `${name} ${minutes(ms)}`).join(', ')}`)
  const failing = outcomes.filter((outcome) => outcome.failed > 0).map(({ name }) => name)
  if (failing.length) console.log(`What failed stands above under: ${failing.join(', ')}`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  if (sum('failed') > 0) process.exitCode = 1
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))

checkNode()
await timed('installation', install)
await timed('build', build)
await timed('browser', findBrowser)
await timed('checks', () =>
  Promise.all([
    once('types', 'typescript/bin/tsc', ['--noEmit']),
    once('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']),
    once('format', 'prettier/bin/prettier.cjs', ['.', '--check', '--cache', '--log-level', 'warn']),
    once('unused', 'knip/bin/knip.js', []),
  ]),
)
await timed('tests', tests)

/** Memory, where there is room enough: what tests write is thrown away, and waiting for a disk makes them slow. */
function findQuickFolder() {
  const inMemory = '/dev/shm'
  const needed = 4e9
  if (process.env.TMPDIR) return process.env.TMPDIR
  if (!existsSync(inMemory) || freemem() < 2 * needed) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize < needed ? tmpdir() : inMemory
}

async function timed(name, part) {
  const began = performance.now()
  try {
    await part()
  } finally {
    times.push([name, performance.now() - began])
  }
}

function minutes(ms) {
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** A runner that either passes or does not; what it prints comes at its end, as several run at once. */
function once(name, bin, args) {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'node_modules', bin), ...args],
      { maxBuffer: Infinity },
      (error, printed, complaints) => {
        process.stdout.write(printed)
        process.stderr.write(complaints)
        resolve(report(name, error ? { failed: 1 } : { passed: 1 }))
      },
    )
  })
}

/** All vitest projects, once; what fails outside a test, a file that does not load for one, is a failure too. */
function tests() {
  const results = join(folder, 'results.json')
  const args = [
    'run',
    '--config',
    'remix.config.js',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ]
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), ...args],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  if (!existsSync(results)) return report('tests', { failed: 1 })
  const said = JSON.parse(readFileSync(results, 'utf8'))
  const unloaded = said.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = said.numFailedTests + unloaded
  report('tests', {
    passed: said.numPassedTests,
    failed: failed || (status === 0 ? 0 : 1),
    skipped: said.numPendingTests + said.numTodoTests,
  })
}

function report(name, { passed = 0, failed = 0, skipped = 0 }) {
  outcomes.push({ name, passed, failed, skipped })
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)
}

/**
 * Leaves a browser that starts in CHROMIUM_PATH: one of this machine, otherwise one that is installed now. Chromium's
 * headless shell draws no windows of its own and takes a third of the time, so where packages can be installed it is.
 */
async function findBrowser() {
  const present = await findUsableBrowser()
  const isEnough = process.env.CHROMIUM_PATH || present?.includes('headless-shell')
  const isInstalled =
    !isEnough && (installPackage('chromium-headless-shell') || (!present && installBrowser()))
  const found = isInstalled ? await findUsableBrowser() : present
  if (found) process.env.CHROMIUM_PATH = found
  else {
    console.error(
      'There is no browser for the tests, and none could be installed. Install Chromium, or ' +
        'name one that starts: CHROMIUM_PATH=/path/to/chromium npm test',
    )
    report('browser', { failed: 1 })
  }
}

async function findUsableBrowser() {
  const { chromium } = await import('playwright-core')
  const places = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome',
    chromium.executablePath(),
  ]
  const named = process.env.CHROMIUM_PATH
  // A place may hold a stub that only asks to install something, so each is asked for its version.
  return (named ? [named] : places).find(
    (place) =>
      existsSync(place) &&
      spawnSync(place, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0,
  )
}

function installBrowser() {
  return (
    installPackage('chromium') ||
    spawnSync(
      process.execPath,
      [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium'],
      { stdio: ['ignore', 2, 2] },
    ).status === 0
  )
}

/** Of Debian and its kin, where we are root; elsewhere nothing is installed. */
function installPackage(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error(`Installing ${name} for the tests …`)
  return aptGet('update') && aptGet('install', '-y', '--no-install-recommends', name)
}

function aptGet(...args) {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}
