import { expect, test } from 'vitest'
import { readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { planDeed } from '#app/features/letters/deed-plans.ts'
import { describeOwnDeed, performDeed, takeDeedBack } from '#app/features/letters/letter-deeds.ts'
import { keep, somebody, theDossier } from '#tests/support/letters.ts'
import { addUser, requestContextOf } from '#tests/support/request-context.ts'
import { openTestStore } from '#tests/support/store.ts'

/** Two letters to which a deed was done that noted them as deeds did at first. */
async function doOlderDeed(
  fields: Record<string, string>,
  noted: { before: unknown; after: unknown },
) {
  const store = await openTestStore()
  const ids: string[] = []
  for (const title of ['One', 'Two'])
    ids.push((await keep(store, { text: `${title}.`, form: { title } })).id)
  const dossier = await theDossier(store)
  const user = await addUser(store, 'editor')
  const context = { ...requestContextOf(store, user), user }
  const into = dossier.slug
  if (fields.deed === 'put in')
    await store.dossiers.moveLetters(dossier.id, { letterIds: ids, into: false }, somebody)
  const choice = await readDeedChoice(context, new URLSearchParams({ into, ...fields }))
  const { previewed } = await planDeed(context, choice, ids)
  const done = await performDeed(context, choice, ids, previewed)
  if (!done.ok) throw new Error('not done')
  await store.rows(
    'update letter_deed_rows set state_before = ?, state_after = ?',
    ...[noted.before, noted.after].map((state) => (state === null ? null : JSON.stringify(state))),
  )
  const takeBack = async () => {
    expect(await takeDeedBack(context, done.deedId)).toEqual({ ok: true })
    return (await describeOwnDeed(context, done.deedId))!.message
  }
  return { store, ids, user, dossier, takeBack }
}

test('letters that were said to be finished are open again, but for one said otherwise since', async () => {
  const { store, ids, user, dossier, takeBack } = await doOlderDeed(
    { deed: 'finished' },
    { before: null, after: 'finished' },
  )
  const place = { dossierIds: [dossier.id], userId: user.id, textVersion: 1, letterId: ids[1]! }
  await store.codings.end('nothing', place, somebody)
  expect(await takeBack()).toContain('1 letter changed since and stays as it is')
  expect(await store.rows('select letter_id, state from codings')).toEqual([
    { letter_id: ids[1], state: 'nothing' },
  ])
  await store.close()
})

test('what was said of letters before is said of them again', async () => {
  const { store, takeBack } = await doOlderDeed(
    { deed: 'finished' },
    { before: 'nothing', after: 'finished' },
  )
  expect(await takeBack()).not.toContain('changed since')
  expect(await store.rows('select state, text_version from codings')).toEqual([
    { state: 'nothing', text_version: 1 },
    { state: 'nothing', text_version: 1 },
  ])
  await store.close()
})

test('letters that were put into a dossier are taken out, and those taken out put in again', async () => {
  const put = await doOlderDeed({ deed: 'put in' }, { before: false, after: true })
  expect(await put.takeBack()).not.toContain('changed since')
  expect([...(await put.store.dossiers.ofLetters(put.ids)).keys()]).toEqual([])
  await put.store.close()
  const out = await doOlderDeed({ deed: 'take out' }, { before: true, after: false })
  expect(await out.takeBack()).not.toContain('changed since')
  expect([...(await out.store.dossiers.ofLetters(out.ids)).keys()].sort()).toEqual(out.ids.sort())
  await out.store.close()
})

test('letters that were withdrawn are given back, but for one that somebody else withdrew again', async () => {
  const { store, ids, takeBack } = await doOlderDeed(
    { deed: 'withdraw', reason: 'Forged.' },
    { before: null, after: null },
  )
  await store.withdrawals.giveBack(ids[0]!, somebody)
  const { revision } = (await store.letters.byId(ids[0]!))!.letter
  await store.withdrawals.withdraw(ids[0]!, { reason: 'Sent twice.', revision }, somebody)
  expect(await takeBack()).toContain('1 letter changed since and stays as it is')
  const there = async (id: string) => (await store.letters.byId(id)) !== null
  expect(await Promise.all(ids.map(there))).toEqual([false, true])
  await store.close()
})
