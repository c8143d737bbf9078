import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { aPlace, aSeededPlace } from '#tests/support/command.ts'

const commands = [
  'seed',
  'stance',
  'method',
  'header',
  'briefing',
  'verify',
  'backup',
  'restore',
  'move',
  'user add',
  'user list',
  'user reset',
]

test.each([[], ['--help'], ['help'], ['-h']])(
  'without a command the commands are listed (%j)',
  async (...args) => {
    using place = aPlace()
    const { code, out, err } = await place.run(args.filter(Boolean))
    expect([code, err]).toEqual([0, ''])
    for (const command of commands) expect(out).toContain(`  ${command} `)
  },
)

test.each(commands)(
  '%s --help says what it does and how it is called, and opens no store',
  async (command) => {
    using place = aPlace()
    place.file('stanceline.db', 'no store at all')
    const { code, out, err } = await place.run([...command.split(' '), '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^[A-Z].*\\.\\n\\nUsage: stanceline ${command} `))
  },
)

test.each([
  [
    ['decode'],
    'There is no command “decode”. The commands are: seed, stance, method, header, read, import, briefing, verify, backup, restore, move, package out, package in, user add, user list, user reset, erase letter, erase person, erase remains.\n',
  ],
  [['user'], 'There is no command “user”.'],
  [['stance', '--actors', 'x'], 'Usage: stanceline stance --actor'],
  [['stance', '--topic', 'encryption'], 'Say which with --actor.\n'],
  [['stance', '--actor', 'x', '--topic', 'encryption', '--as-of', 'today'], '.'],
])('a wrong call is refused with a sentence (%j)', async (args, sentence) => {
  using place = aPlace()
  const { code, out, err } = await place.run(args)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
})

test('whoever stops reading what is printed ends the command quietly', async () => {
  using place = await aSeededPlace()
  for (const args of [['--help'], ['stance', '--help'], ['user', 'list'], ['verify', '--json']]) {
    const child = spawn(process.execPath, ['build/node/stanceline.js', ...args], {
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: `file:${place.database}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let err = ''
    child.stderr.on('data', (bytes) => (err += String(bytes)))
    const [code] = (await once(child, 'close')) as [number]
    expect([args, code, err]).toEqual([args, 0, ''])
  }
})
