import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readLetterForm } from '#app/features/letters/add-letter.ts'
import { closeReaders } from '#app/readers/read-file.ts'
import { openSeededStore } from '#tests/support/store.ts'

afterAll(closeReaders)

/** What a person is told to look at in a letter with this signature. */
async function remarksOf(...signature: string[]): Promise<string[]> {
  await using store = await openSeededStore()
  const form = new FormData()
  form.set(
    'text',
    [
      'Brussels, 29-10-2021',
      'Dear Sir,',
      'We support it.',
      'Yours sincerely,',
      signature.join('\n'),
      '',
    ].join('\n\n'),
  )
  const answer = await readLetterForm(store.visibleTo('owner'), form)
  return answer.step === 'confirm' ? answer.remarks : []
}

test('a name that a known actor may bear in other words is a question before it becomes somebody new', async () => {
  expect(await remarksOf('J. Boratyński', 'Head of Unit')).toEqual([
    '“J. Boratyński” may be Jakub Boratyński (the same family name and initial). Write the name that is known here if it is the same one; otherwise a new actor is added.',
  ])
})

test.each(['Jakub Boratyński', 'JAKUB BORATYNSKI', 'Ada Lovelace'])(
  'nothing is asked about %s',
  async (name) => {
    expect(await remarksOf(name, 'Head of Unit')).toEqual([])
  },
)

test('the language of a pasted letter is told by its words, and left open where they do not tell it', async () => {
  await using store = await openSeededStore()
  const read = async (text: string) => {
    const form = new FormData()
    form.set('text', text)
    const answer = await readLetterForm(store.visibleTo('owner'), form)
    if (answer.step !== 'confirm') throw new Error(JSON.stringify(answer))
    return [answer.fields.language, answer.sources.language]
  }
  expect(
    await read(
      'Sehr geehrte Frau Kovač,\n\nvielen Dank für Ihr Schreiben vom 2. Oktober 2020. Das Ministerium lehnt jede Schwächung der Verschlüsselung ab und wird das auch im Rat so vertreten.\n\nMit freundlichen Grüßen\n\nRudolf Rassendyll\n',
    ),
  ).toEqual(['de', 'the words themselves'])
  expect(await read('We support it.')).toEqual(['', undefined])
}, 60_000)

test('a letter that is nearly the same as a stored one is told with it', async () => {
  await using store = await openSeededStore()
  const form = new FormData()
  form.set(
    'text',
    `${readFileSync('seeds/letters/001_f2200ba1914715f3.txt', 'utf8')}\n\nThis sentence was added to the copy that somebody else received.`,
  )
  const answer = await readLetterForm(store.visibleTo('owner'), form)
  expect(
    answer.step === 'confirm' &&
      answer.remarks.filter((remark) =>
        /^It is nearly the same as “.+”, which is stored already: 9\d % of their passages\./.test(
          remark,
        ),
      ),
  ).toHaveLength(1)
})
