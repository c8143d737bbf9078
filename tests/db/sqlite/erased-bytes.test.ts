import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { clearPendingRemains } from '#app/jobs/clear-remains.ts'
import { openStore } from '#db/index.ts'
import { jobs } from '#db/schema/schema.ts'
import { openSqliteFile } from '#db/sqlite/dialect.ts'
import { aParty, aPassage, keep, somebody } from '#tests/support/letters.ts'

const marks = {
  text: 'Quibblewort',
  title: 'Xylocarpine',
  author: 'Whistleblow',
  file: 'Vortexfile',
  bytes: 'Bytemarker',
  note: 'Notewhisper',
}

/** Which of the words stand anywhere in the file of a store or its log, in upper or lower case. */
function marksIn(file: string): string[] {
  const bytes = [file, `${file}-wal`]
    .filter((name) => existsSync(name))
    .map((name) => readFileSync(name).toString('latin1').toLowerCase())
    .join('\n')
  return Object.values(marks).filter((mark) => bytes.includes(mark.toLowerCase()))
}

test('no byte of the file, its log or its search index holds what was erased, also of what was changed before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-'))
  const file = join(folder, 'stanceline.db')
  const store = await openStore(`file:${file}`)
  try {
    const { id, positionIds } = await keep(store, {
      text: `Dear Sir,\n\n${marks.text} is what we support.\n${'More of it. '.repeat(2000)}`,
      form: { title: marks.title, parties: [aParty({ name: `Wanda ${marks.author}` })] },
      file: {
        name: `${marks.file}.txt`,
        mediaType: 'text/plain',
        bytes: Buffer.from(`${marks.bytes} `.repeat(5000)),
      },
      positions: [aPassage({ quote: `${marks.text} is what we support`, note: marks.note })],
    })
    expect(positionIds).toHaveLength(1)
    expect(marksIn(file)).toEqual(Object.values(marks))
    expect(await store.erasures.letter(id, 'Asked for.', somebody)).toEqual({ changed: true })
    expect(marksIn(file)).toEqual([])
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('while somebody reads, old pages stay, which is known until they are gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-'))
  const file = join(folder, 'stanceline.db')
  const store = await openStore(`file:${file}`)
  const reader = new Database(file)
  try {
    const { id } = await keep(store, { text: `Dear Sir,\n\n${marks.text} is what we support.\n` })
    expect(await store.erasures.hasRemains()).toBe(false)
    reader.exec('begin')
    reader.prepare('select text from text_versions').all()
    expect(await store.erasures.letter(id, 'Asked for.', somebody)).toEqual({ changed: true })
    expect([await store.erasures.hasRemains(), marksIn(file)]).toEqual([true, [marks.text]])
    expect(await clearPendingRemains(store)).toBe(false)
    expect(await store.erasures.hasRemains()).toBe(true)
    reader.exec('commit')
    expect(await clearPendingRemains(store)).toBe(true)
    expect([await store.erasures.hasRemains(), marksIn(file)]).toEqual([false, []])
    expect(await clearPendingRemains(store)).toBe(false)
  } finally {
    reader.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('while the file is written anew others are read, and who writes waits until it is done', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stanceline-'))
  const { db, close } = openSqliteFile(`file:${join(folder, 'stanceline.db')}`)
  try {
    const order: string[] = []
    const note = (what: string) => () => void order.push(what)
    const clearing = db.engine.clearRemains()
    await Promise.all([
      clearing.then(note('cleared')),
      db.engine
        .atomically((tx) => [tx.insert(jobs).values({ name: 'written meanwhile' })])
        .then(note('written')),
      db.engine.clearRemains().then(note('cleared again')),
      db.select().from(jobs).then(note('read')),
    ])
    expect(order).toEqual(['read', 'cleared', 'written', 'cleared again'])
    expect(await clearing).toBe(true)
    expect(await db.select({ name: jobs.name }).from(jobs)).toEqual([{ name: 'written meanwhile' }])
  } finally {
    close()
    rmSync(folder, { recursive: true, force: true })
  }
})
