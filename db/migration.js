// npm run migration -- --name WORDS: writes the next migration of both engines from db/schema/schema.ts.
// With --custom both files are empty, for SQL that drizzle-kit cannot write.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

for (const config of ['db/drizzle.config.ts', 'db/drizzle.postgres.config.ts']) {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/drizzle-kit/bin.cjs'),
      'generate',
      `--config=${config}`,
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) process.exit(1)
}
leaveSchemaOpen(join(root, 'db/migrations/postgres'))

/** A store lies in whatever schema its connection names first, so no statement may name "public". */
function leaveSchemaOpen(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
    const written = readFileSync(join(folder, file), 'utf8')
    if (written.includes('"public".'))
      writeFileSync(join(folder, file), written.replaceAll('"public".', ''))
  }
}
