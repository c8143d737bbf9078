import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { aPlace } from '#tests/support/command.ts'

const fixture = (name: string) => resolve('tests/fixtures/readers', name)

test('the documents of several files are printed, and what cannot be read is told without stopping the others', async () => {
  using place = aPlace()
  const { code, out, err } = await place.run([
    'read',
    fixture('letter.docx'),
    fixture('locked.pdf'),
    fixture('thread.mbox'),
    '--json',
  ])
  const read = JSON.parse(out) as {
    documents?: { title: string; sha256: string; bytes: number }[]
    reason?: string
  }[]
  expect(code).toBe(1)
  expect(err).toMatch(/locked\.pdf: This PDF is protected with a password\./)
  expect(read.map(({ documents }) => documents?.map(({ title }) => title))).toEqual([
    ['Reply on encryption'],
    undefined,
    ['Encryption and the interim Regulation', 'Re: Encryption and the interim Regulation'],
  ])
  expect(read[0]!.documents![0]).toMatchObject({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    bytes: 7679,
  })
})

test('a letter is printed in words, with what to look at', async () => {
  using place = aPlace()
  const { code, out } = await place.run(['read', fixture('cyrillic.txt')])
  expect(code).toBe(0)
  expect(out).toContain('Look at this: This file is not in UTF-8, so it was read as windows-1251.')
  expect(out).toContain('Мы поддерживаем шифрование')
})
