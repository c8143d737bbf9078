// Plain JavaScript, because the test command and remix.config.js ask it before anything is compiled.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The folder with PostgreSQL's own programs (15 or newer), from PATH or where distributions put them; null without. */
export function postgresPrograms() {
  const { PATH = '' } = process.env
  const onPath = PATH.split(delimiter)
    .filter((folder) => existsSync(join(folder, 'initdb')))
    .map((folder) => join(realpathSync(join(folder, 'initdb')), '..'))
  const usual = [
    ['/usr/lib/postgresql', 'bin'],
    ['/usr/local/opt', 'bin'],
    ['/opt/homebrew/opt', 'bin'],
    ['/Applications/Postgres.app/Contents/Versions', 'bin'],
    ['/usr', 'bin'],
  ]
  const installed = usual.flatMap(([place, bin]) =>
    (existsSync(place) ? readdirSync(place) : [])
      .filter((name) => place.startsWith('/usr/lib/') || /^(\d|postgresql|pgsql)/.test(name))
      .sort()
      .reverse()
      .map((name) => join(place, name, bin)),
  )
  return [...onPath, ...installed].find((folder) => versionIn(folder) >= 15) ?? null
}

function versionIn(folder) {
  if (!existsSync(join(folder, 'initdb')) || !existsSync(join(folder, 'postgres'))) return 0
  try {
    return Number(
      /(\d+)\./.exec(
        execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }),
      )?.[1] ?? 0,
    )
  } catch {
    return 0
  }
}
