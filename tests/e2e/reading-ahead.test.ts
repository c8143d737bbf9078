import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

/** The texts of the server's own program and of all that it loads. */
function readServerProgram(): string[] {
  const chunks = readdirSync('build/node/chunks').map((name) => `chunks/${name}`)
  return ['server.js', ...chunks].map((name) => readFileSync(join('build/node', name), 'utf8'))
}

// Two programs run in one process. What one of them keeps, the other does not find.
test('what is read ahead is kept by the program that answers pages', async () => {
  const app = (await import(
    /* @vite-ignore */ pathToFileURL(join(process.cwd(), 'build/server/index.js')).href
  )) as { entry: { module: Record<string, unknown> } }
  expect(app.entry.module.readAhead).toBeTypeOf('function')
  expect(readServerProgram().filter((text) => text.includes('function readAhead('))).toEqual([])
})
