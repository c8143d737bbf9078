import { expect, test } from 'vitest'
import { importAction } from '#app/features/imports/import-actions.ts'
import { correctDraft, staleItemMessage } from '#app/features/imports/save-item.ts'
import { itemsIn, letterText, planned, storeAll, work } from '#tests/support/importing.ts'
import { keep, somebody } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { anAccount } from '#tests/support/wordings.ts'

test('a stale form changes nothing, and one that lacks a title is kept and says what is missing', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const importRow = (await store.imports.byId(id))!
  const [item] = await itemsIn(store, id)
  const user = await anAccount(store, 'Ana')
  const send = (revision: number) => {
    const form = new FormData()
    form.set('deed', 'settle')
    form.set('id', item!.id)
    form.set('revision', String(revision))
    const visible = store.visibleTo('owner')
    return importAction({ visible, admin: store, performedBy: somebody, user, importRow, form })
  }
  expect(await send(item!.revision + 1)).toMatchObject({
    status: 409,
    errors: { form: staleItemMessage },
  })
  expect((await itemsIn(store, id))[0]).toEqual(item)
  expect(await send(item!.revision)).toMatchObject({
    ok: false,
    status: 400,
    item: { id: item!.id, revision: item!.revision + 1 },
  })
  expect((await itemsIn(store, id))[0]).toMatchObject({ state: 'asking', draft: { looked: true } })
})

test('a form that is refused for another reason keeps the letter that it answers and the words it is looked for by', async () => {
  await using store = await openTestStore()
  const { id: answeredId } = await keep(store, { form: { title: 'Our question' } })
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const importRow = (await store.imports.byId(id))!
  const [item] = await itemsIn(store, id)
  const form = new FormData()
  for (const [name, value] of Object.entries({
    ...{ deed: 'settle', id: item!.id, revision: String(item!.revision), referenceRows: '0' },
    ...{ answersLetterId: answeredId, translatesSought: 'zygomorphic' },
  }))
    form.set(name, value)
  const visible = store.visibleTo('owner')
  const user = await anAccount(store, 'Ana')
  const request = { visible, admin: store, performedBy: somebody, user, importRow, form }
  const answer = await importAction(request)
  expect(answer).toMatchObject({
    status: 400,
    errors: { translatesSought: expect.stringMatching(/^No letter that is held/) as string },
    item: {
      fields: { answersLetterId: answeredId, translatesSought: 'zygomorphic' },
      links: { answers: [{ id: answeredId }] },
    },
  })
})

test('a letter said to be another than the one it resembles stays so', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'a.txt', bytes: letterText() }])
  const draft = (await itemsIn(store, id))[0]!.draft!
  expect(correctDraft({ ...draft, distinct: true }, null, new FormData()).distinct).toBe(true)
  expect(correctDraft(draft, null, new FormData()).distinct).toBe(false)
})

const inEnglish = letterText({
  body: 'We proposed the Regulation 2020/0259 on 10 September 2020. It shall end on 3 August 2025, and 27 Member States support it without reservation.',
})
const inGerman = `Europäische Kommission

Brüssel, den 29. Oktober 2020
Ares(2020)6018155

Frau Emma Mikó
Some Street 1
1000 Brüssel

Sehr geehrte Frau Mikó,

wir haben die Verordnung 2020/0259 am 10. September 2020 vorgeschlagen. Sie soll am 3. August 2025 enden, und 27 Mitgliedstaaten unterstützen sie ohne jeden Vorbehalt.

Mit freundlichen Grüßen

Ylva Johansson
Mitglied der Kommission
`

test('the same statement in another language is offered as a translation, and kept attached to the other only when somebody says so', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [
    { name: 'en.txt', bytes: inEnglish },
    { name: 'de.txt', bytes: inGerman },
  ])
  const [english, german] = await itemsIn(store, id)
  expect([english!.same, english!.state]).toEqual([null, 'ready'])
  expect(german).toMatchObject({
    state: 'asking',
    same: { how: 'translation', itemId: english!.id, letterId: null },
    draft: { distinct: false, origin: { attachedToId: null } },
  })
  const form = new FormData()
  form.set('distinct', 'translation')
  expect(correctDraft(german!.draft!, german!.same, form)).toMatchObject({
    distinct: true,
    origin: {
      attachedToId: english!.id,
      sourceNote: 'A translation of the letter that it is attached to.',
    },
  })
  form.set('distinct', 'on')
  expect(correctDraft(german!.draft!, german!.same, form)).toMatchObject({
    distinct: true,
    origin: { attachedToId: null },
  })
  expect(correctDraft(german!.draft!, null, form).origin.attachedToId).toBeNull()
})

test('a stored letter is offered as what a new one translates, to those who see it', async () => {
  await using store = await openTestStore()
  const first = await planned(store, [{ name: 'en.txt', bytes: inEnglish }])
  await storeAll(store, first)
  const [english] = await itemsIn(store, first)
  const [german] = await itemsIn(store, await planned(store, [{ name: 'de.txt', bytes: inGerman }]))
  expect(german!.same).toEqual({
    how: 'translation',
    letterId: english!.id,
    itemId: null,
    likeness: 0,
  })
})

test('a letter that came in earlier to the same import is offered as well', async () => {
  await using store = await openTestStore()
  const id = await planned(store, [{ name: 'en.txt', bytes: inEnglish }])
  await store.imports.addFile(id, { name: 'de.txt', bytes: Buffer.from(inGerman) })
  await work(store, id)
  const [english, german] = await itemsIn(store, id)
  expect(german!.same).toMatchObject({ how: 'translation', itemId: english!.id })
})
