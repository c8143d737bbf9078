import { expect, test } from 'vitest'
import { readLetter } from '#app/http/letter-adding.ts'
import { openSeededStore } from '#tests/support/store.ts'

/** What a person is told to look at in a letter with this signature. */
async function remarksOf(...signature: string[]): Promise<string[]> {
  await using store = await openSeededStore()
  const form = new FormData()
  form.set('text', ['Brussels, 29-10-2021', 'Dear Sir,', 'We support it.', 'Yours sincerely,', signature.join('\n'), ''].join('\n\n'))
  const answer = await readLetter(store.seenBy('owner'), form)
  return answer.step === 'confirm' ? answer.remarks : []
}

test('a name that a known actor may bear in other words is a question before it becomes somebody new', async () => {
  expect(await remarksOf('J. Boratyński', 'Head of Unit')).toEqual(['“J. Boratyński” may be Jakub Boratyński (the same family name and initial). Write the name that is known here if it is the same one; otherwise a new actor is added.'])
})

test.each(['Jakub Boratyński', 'JAKUB BORATYNSKI', 'Ada Lovelace'])('nothing is asked about %s', async (name) => {
  expect(await remarksOf(name, 'Head of Unit')).toEqual([])
})
