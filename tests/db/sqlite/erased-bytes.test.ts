import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#db/index.ts'
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
