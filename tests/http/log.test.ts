import { expect, onTestFinished, test } from 'vitest'
import { openSeededStore } from '#tests/support/store.ts'
import { checkLogFormat, logEvent, logFault } from '#app/http/log.ts'

/** What is written to an output while `deed` runs. */
function written(name: 'stdout' | 'stderr', deed: () => void): string {
  const output = process[name]
  const write = output.write.bind(output)
  let said = ''
  output.write = ((text: string) => Boolean((said += text))) as typeof output.write
  try {
    deed()
  } finally {
    output.write = write
  }
  return said
}

function format(name: string) {
  const before = process.env.LOG_FORMAT
  process.env.LOG_FORMAT = name
  onTestFinished(() => {
    if (before === undefined) delete process.env.LOG_FORMAT
    else process.env.LOG_FORMAT = before
  })
}

test('as text a line is its sentence; as JSON it is one object with its facts', () => {
  format('text')
  expect(written('stdout', () => logEvent('info', 'Ready.', { port: 1 }))).toBe('Ready.\n')
  format('json')
  const line = written('stdout', () => logEvent('info', 'Ready.\nNow.', { port: 1 }))
  expect(line.match(/\n/g)).toHaveLength(1)
  expect(JSON.parse(line)).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    level: 'info',
    message: 'Ready.\nNow.',
    port: 1,
  })
})

test('a fault carries its place and the request it came from', () => {
  format('json')
  expect(
    JSON.parse(written('stderr', () => logFault(new Error('Lost.'), { requestId: 'abc' }))),
  ).toMatchObject({
    level: 'error',
    message: 'Error: Lost.',
    requestId: 'abc',
    stack: expect.stringContaining('log.test.ts'),
  })
})

test.each(['text', 'json'])(
  'what people wrote is not in the log when a query fails (%s)',
  async (name) => {
    format(name)
    await using store = await openSeededStore()
    await store.rows('pragma foreign_keys = off')
    await store.rows('drop table users')
    const failed: unknown = await store.users
      .byEmail('ana.secret@example.org')
      .catch((error: unknown) => error)
    const said = written('stderr', () => logFault(failed))
    expect(said).toContain('no such table: users')
    expect(said).not.toContain('ana.secret')
  },
)

test('a format that is none is refused with what to write', () => {
  format('xml')
  expect(checkLogFormat).toThrow('LOG_FORMAT is “xml”. Set it to text or json.')
})
