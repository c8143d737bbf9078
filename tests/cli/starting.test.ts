import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

test('several that start together on a new store all find it up to date', async () => {
  using place = aPlace()
  const ended = await Promise.all(Array.from({ length: 5 }, () => place.run(['verify'])))
  expect(ended.map(({ code, err }) => [code, err])).toEqual(Array(5).fill([0, '']))
})

test('several that start together on an older store bring it up to date once and keep its rows', async () => {
  using place = aPlace()
  const sql = readFileSync('db/migrations/sqlite/0000_first.sql', 'utf8')
  const hash = createHash('sha256').update(sql).digest('hex')
  place.sql(`${sql.replaceAll('--> statement-breakpoint', '')};
    create table applied_migrations (name text primary key, hash text not null, applied_at text not null) strict;
    insert into applied_migrations values ('0000_first', '${hash}', '2026-01-01');
    insert into dossiers values ('csa', 'A dossier', null, null, '2026-01-01')`)
  const ended = await Promise.all(Array.from({ length: 5 }, () => place.run(['seed', '--json'])))
  expect(
    ended.map(({ code, out, err }) => [
      code,
      out && (JSON.parse(out) as { loaded: boolean }).loaded,
      err,
    ]),
  ).toEqual(Array(5).fill([0, false, '']))
})

test('a store that cannot be opened is told in a sentence, with exit code 1', async () => {
  using place = aPlace()
  place.file('stanceline.db', 'This is a letter, not a store. '.repeat(200))
  const { code, out, err } = await place.run(['verify'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/stanceline\.db.*(DATABASE_URL|backup).*\.\n$/s)
  expect(err).not.toContain('    at ')
})

test('npm run dev serves from the sources', async () => {
  using place = aPlace()
  const dev = spawn(process.execPath, ['app/cli/dev.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      VITEST: '',
      DATABASE_URL: place.database,
      PORT: '0',
      HOST: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, errors] = ['', '']
  dev.stderr.on('data', (bytes) => (errors += String(bytes)))
  const base = await new Promise<string>((resolve, reject) => {
    dev.stdout.on('data', (bytes) => {
      said += String(bytes)
      const found = /Stanceline is at (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    dev.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said}${errors}`)))
  })
  const answer = await fetch(`${base}/sign-in`)
  expect([answer.status, await answer.text()]).toEqual([
    200,
    expect.stringContaining('<title>Sign in'),
  ])
  dev.kill('SIGTERM')
  await once(dev, 'exit')
})
