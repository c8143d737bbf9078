import { expect, test } from 'vitest'
import { aSeededPlace } from '#tests/support/command.ts'
import { unzip } from '#tests/support/unzip.ts'

const who = ['--actor', 'Ylva Johansson', '--actor', 'Jakub Boratyński']

test('a stance summary in Markdown has the stances and the quotes', async () => {
  using place = await aSeededPlace()
  const ended = await place.run([
    'briefing',
    ...who,
    '--topic',
    'Encryption',
    '--format',
    'md',
    '--out',
    `${place.folder}/summary.md`,
  ])
  expect(ended).toEqual({
    code: 0,
    out: `Wrote ${place.folder}/summary.md: 2 passages of 2 actors, as of 2020-12-21.\n`,
    err: '',
  })
  const md = place.read('summary.md').toString()
  for (const words of [
    'The Commission highly values the cooperation with Microsoft',
    'cnect.ddg1.h.2(2020)5166553/AP',
    'Method version 2',
  ])
    expect(md).toContain(words)
})

test('a stance summary in CSV begins with a byte order mark and has a row for each quote', async () => {
  using place = await aSeededPlace()
  await place.run(['briefing', ...who, '--format', 'csv', '--out', `${place.folder}/summary.csv`])
  const csv = place.read('summary.csv').toString()
  expect(csv.startsWith('\uFEFF')).toBe(true)
  expect(csv.match(/Boraty/g)!.length).toBeGreaterThanOrEqual(3)
})

test('a stance summary for Word is a document with a chart', async () => {
  using place = await aSeededPlace()
  const ended = await place.run([
    'briefing',
    ...who,
    '--topic',
    'Encryption',
    '--format',
    'docx',
    '--out',
    `${place.folder}/summary.docx`,
    '--json',
  ])
  expect(JSON.parse(ended.out)).toMatchObject({
    format: 'docx',
    as_of: '2020-12-21',
    letters: 2,
    method_version: 2,
  })
  const files = unzip(place.read('summary.docx'))
  expect(files.get('word/document.xml')?.toString()).toContain('Johansson')
  expect([...files.keys()].some((name) => name.startsWith('word/media/'))).toBe(true)
})

test('without an actor the summary is about all who have evidence on the topic, the Commission too', async () => {
  using place = await aSeededPlace()
  const ended = await place.run([
    ...['briefing', '--topic', 'Encryption', '--format', 'csv', '--out', `${place.folder}/all.csv`],
    '--json',
  ])
  const csv = place.read('all.csv').toString()
  for (const name of ['European Commission', 'Ylva Johansson', 'Jakub Boratyński'])
    expect(csv).toContain(`,${name},`)
  expect(JSON.parse(ended.out)).toMatchObject({
    rows: csv.trim().split('\r\n').length - 1,
    letters: 2,
    from: '2020-07-01',
    to: '2020-12-21',
  })
})

test('period and as-of day may be chosen', async () => {
  using place = await aSeededPlace()
  const { out } = await place.run([
    'briefing',
    ...who,
    '--from',
    '2020-09-01',
    '--to',
    '2020-11-30',
    '--as-of',
    '2020-11-30',
    '--format',
    'md',
    '--out',
    `${place.folder}/x.md`,
    '--json',
  ])
  expect(JSON.parse(out)).toMatchObject({
    from: '2020-09-01',
    to: '2020-11-30',
    as_of: '2020-11-30',
    letters: 1,
  })
})

test.each([
  [[...who, '--format', 'pdf', '--out', 'OUT'], 'There is no format “pdf”. Choose docx, csv, md.'],
  [[...who, '--out', 'OUT'], 'Say which with --format.'],
  [[...who, '--format', 'md'], 'Say which with --out.'],
  [['--actor', 'Nobody', '--format', 'md', '--out', 'OUT'], 'There is no actor called “Nobody”.'],
  [
    [...who, '--topic', 'Decryption', '--format', 'md', '--out', 'OUT'],
    'There is no topic called “Decryption”.',
  ],
  [
    [...who, '--from', '2020-12-31', '--to', '2020-01-01', '--format', 'md', '--out', 'OUT'],
    'The period ends before it begins.',
  ],
  [
    [...who, '--from', '31.12.2020', '--format', 'md', '--out', 'OUT'],
    '“31.12.2020” is not a day. Write --from as 2020-12-31.',
  ],
  [[...who, '--format', 'md', '--out', 'OUT/below'], 'Name a file in a folder that is there.'],
])('a wrong call is refused with what to do (%#)', async (args, sentence) => {
  using place = await aSeededPlace()
  place.file('taken', '')
  const { code, out, err } = await place.run([
    'briefing',
    ...args.map((arg) => arg.replace('OUT', `${place.folder}/taken`)),
  ])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(sentence)
})
