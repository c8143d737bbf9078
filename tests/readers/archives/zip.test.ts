import { expect, test } from 'vitest'
import { listZipEntries, unpackEntry } from '#app/readers/archives/zip.ts'
import { zipOf } from '#tests/support/zip-files.ts'

const files = [
  { name: 'letter.txt', bytes: 'We support it.' },
  { name: 'brief.txt', bytes: 'Wir unterstützen es.' },
]

test('an archive is listed before anything is unpacked, and unpacks to what was packed', () => {
  const zip = zipOf(files)
  const entries = listZipEntries(zip)
  expect(entries.map(({ name, size }) => [name, size])).toEqual([
    ['letter.txt', 14],
    ['brief.txt', 21],
  ])
  expect(entries.map((entry) => unpackEntry(zip, entry).toString())).toEqual(
    files.map(({ bytes }) => bytes),
  )
})

test('an archive with something behind its end is read, one with fewer entries than it says is not', () => {
  const zip = zipOf(files)
  expect(listZipEntries(Buffer.concat([zip, Buffer.from('padding')]))).toHaveLength(2)
  const short = Buffer.from(zip)
  short.writeUInt16LE(3, short.length - 12)
  expect(() => listZipEntries(short)).toThrow('damaged or incomplete')
})

test('no more entries or bytes are listed than are allowed', () => {
  const zip = zipOf(files)
  expect(() => listZipEntries(zip, { entries: 1, unpacked: 1000 })).toThrow('holds 2 parts')
  expect(() => listZipEntries(zip, { entries: 2, unpacked: 20 })).toThrow('would unpack to')
})
