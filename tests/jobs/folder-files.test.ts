import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findFilesBelow } from '#app/jobs/folder-files.ts'
import { aFolder } from '#tests/support/places.ts'

test('a folder is walked in the order of names, and what is hidden, temporary or a link is left out', () => {
  using folder = aFolder()
  mkdirSync(folder.at('b/deeper'), { recursive: true })
  mkdirSync(folder.at('.git'))
  mkdirSync(folder.at('taken'))
  for (const name of [
    'letter 10.txt',
    'letter 2.txt',
    'b/deeper/c.pdf',
    'b/a.txt',
    '.hidden',
    '.git/config',
    '~$letter.docx',
    'half.pdf.part',
    'half.crdownload',
    'x.TMP',
    'taken/old.txt',
    'b/taken.txt',
  ])
    writeFileSync(folder.at(name), 'x'.repeat(3))
  symlinkSync('/etc', folder.at('etc'))
  symlinkSync(folder.path, folder.at('b/round'))
  const { files, skipped } = findFilesBelow(folder.path, ['taken'])
  expect(files.map(({ name }) => name)).toEqual([
    'b/a.txt',
    'b/deeper/c.pdf',
    'b/taken.txt',
    'letter 2.txt',
    'letter 10.txt',
  ])
  expect(files[0]).toMatchObject({ path: folder.at('b/a.txt'), size: 3 })
  expect(skipped.map(({ name, reason }) => `${name}: ${reason}`).sort()).toEqual(
    ['.git', '.hidden', 'half.crdownload', 'half.pdf.part', 'x.TMP', '~$letter.docx']
      .map((name) => `${name}: It is hidden or temporary.`)
      .concat(['b/round', 'etc'].map((name) => `${name}: It is a link: name what it leads to.`))
      .sort(),
  )
})
