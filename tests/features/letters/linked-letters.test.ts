import { expect, test } from 'vitest'
import { findLinkChoices, resolveSoughtLetters } from '#app/features/letters/linked-letters.ts'
import { newId } from '#db/core/ids.ts'
import { aParty, fields, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'

const question = {
  title: 'Our question',
  dated: '2020-10-02',
  reference: 'Q-1',
  otherReferences: [{ kind: 'Ares', number: 'Ares(2020)5501210' }],
  parties: [aParty({ name: 'Ana' })],
}

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('what a letter may answer is offered by the day of what it answers, first what its recipient wrote', async () => {
  await using store = await openTestStore()
  await keep(store, { form: { ...question, title: 'Another', parties: [aParty()] }, text: 'One.' })
  await keep(store, { form: question, text: 'Two.' })
  await keep(store, { form: { ...question, title: 'Later', dated: '2020-10-03' }, text: 'Three.' })
  const reply = fields({
    replyKind: 'letter',
    replyDated: '2020-10-02',
    parties: [aParty(), aParty({ role: 'recipient', name: 'Ana' })],
  })
  const { answers } = await findLinkChoices(store.visibleTo('owner'), reply, newId())
  expect(answers.map(({ label }) => label)).toEqual([
    'Our question, Q-1, 2 Oct 2020',
    'Another, Q-1, 2 Oct 2020',
  ])
})

test('a letter is found by its references, its title or its address, and what is not clear is said at the field', async () => {
  await using store = await openTestStore()
  const visible = store.visibleTo('owner')
  const { id } = await keep(store, { form: question, text: 'One.' })
  await keep(store, { form: { title: 'Our question again' }, text: 'Two.' })
  for (const typed of [
    'Q-1',
    'ares(2020)5501210',
    'Our question',
    `https://x.org/letters/${id}?q=1`,
  ]) {
    const form = formOf({ answersSought: typed })
    expect([typed, await resolveSoughtLetters(visible, form, newId())]).toEqual([typed, {}])
    expect([typed, form.get('answersLetterId')]).toEqual([typed, id])
  }
  const refused = async (entries: Record<string, string>) =>
    resolveSoughtLetters(visible, formOf(entries), id)
  expect(await refused({ answersSought: 'question' })).toEqual({
    answersSought: expect.stringMatching(
      /^No letter is called this. It stands in: .*Our question again/,
    ) as string,
  })
  expect(await refused({ translatesSought: 'zygomorphic' })).toEqual({
    translatesSought: expect.stringMatching(/^No letter that is held has this/) as string,
  })
  expect(Object.keys(await refused({ answersLetterId: id }))).toEqual(['answersSought'])
  expect(Object.keys(await refused({ answersLetterId: newId() }))).toEqual(['answersSought'])
})

test('a letter that is not called what is typed is asked for, one alone too, and taken once it is chosen', async () => {
  await using store = await openTestStore()
  const visible = store.visibleTo('owner')
  const { id } = await keep(store, { form: question, text: 'The zygomorphic orchids.' })
  const form = formOf({ answersSought: 'zygomorphic', answersLetterId: '' })
  expect(await resolveSoughtLetters(visible, form, newId())).toEqual({
    answersSought:
      'No letter is called this. It stands in: Our question, Q-1, 2 Oct 2020. Choose the one that is meant beside ' +
      'this, or write more of it.',
  })
  const refused = fields({ answersSought: 'zygomorphic' })
  const { answers } = await findLinkChoices(visible, refused, newId())
  expect(answers.map((choice) => choice.id)).toEqual([id])
  form.set('answersLetterId', id)
  expect(await resolveSoughtLetters(visible, form, newId())).toEqual({})
  expect([form.get('answersLetterId'), form.has('answersSought')]).toEqual([id, false])
})

test('a letter is found by its reference though it stands in many that are newer', async () => {
  await using store = await openTestStore()
  const { id } = await keep(store, { form: question, text: 'One.' })
  for (const day of ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'])
    await keep(store, {
      form: { title: `Of ${day}`, reference: `Q-1/${day}`, dated: `2020-10-${day}` },
      text: `On ${day} we answered your letter Q-1.`,
    })
  const form = formOf({ answersSought: 'Q-1' })
  expect(await resolveSoughtLetters(store.visibleTo('owner'), form, newId())).toEqual({})
  expect(form.get('answersLetterId')).toBe(id)
})

test('where more letters may be meant than are offered, that is said', async () => {
  await using store = await openTestStore()
  for (let at = 1; at <= 9; at += 1)
    await keep(store, { form: { title: `Our question ${at}` }, text: `Text ${at}.` })
  const offer = (answersSought: string) =>
    findLinkChoices(store.visibleTo('owner'), fields({ answersSought }), newId())
  const many = await offer('Our question')
  expect([many.answers.length, many.more]).toEqual([8, { answers: true, translates: false }])
  expect((await offer('Our question 3')).more.answers).toBe(false)
})
