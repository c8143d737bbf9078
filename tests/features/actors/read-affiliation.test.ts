import { expect, test } from 'vitest'
import { affiliationSchema } from '#app/domain/affiliation-form.ts'
import { readAffiliation } from '#app/features/actors/read-affiliation.ts'
import { actorId, aParty, keep, somebody } from '#tests/support/letters.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

const empty = { organisation: '', role: '', from: '', to: '', proof: '', counts: '' }

/** What a form about one of the actors reads as. */
async function read(
  store: TestStore,
  fields: Partial<typeof empty>,
  actor = { id: 'unit', name: 'Unit D.4' },
) {
  const typed = affiliationSchema.parse({ ...empty, ...fields })
  return readAffiliation(
    { visible: store.visibleTo('owner'), actor, performedBy: somebody, fields: {} },
    typed,
    null,
  )
}

async function opened(store: TestStore) {
  const kept = await keep(store, {
    form: { parties: [aParty(), aParty({ name: 'Jakub Boratyński' })] },
  })
  const of = (memberId: string, organisationId: string, firstDay: string | null = null) => ({
    ...{ memberId, organisationId, role: null, firstDay, lastDay: null },
  })
  await store.actors.record(
    [
      { id: 'unit', kind: 'unit', name: 'Unit D.4' },
      { id: 'dg', kind: 'unit', name: 'DG HOME' },
      { id: 'house', kind: 'organisation', name: 'European Commission' },
      { id: 'twin', kind: 'organisation', name: 'Twin' },
      { id: 'other-twin', kind: 'unit', name: 'Twin' },
    ],
    [of('dg', 'house'), of('house', 'unit', '2020-01-01')],
    somebody,
  )
  return kept
}

test('the organisation is one of those that are known', async () => {
  await using store = await openTestStore()
  await opened(store)
  const errorOf = async (organisation: string) => {
    const outcome = await read(store, { organisation })
    return outcome.ok ? null : outcome.errors.organisation
  }
  expect(await errorOf('Nowhere')).toMatch(/Nobody here is called “Nowhere”/)
  expect(await errorOf('ylva johansson')).toBe(
    'Ylva Johansson is a person, and nobody belongs to a person.',
  )
  expect(await errorOf('Twin')).toMatch(
    /^2 actors are called “Twin”.*other-twin or twin|twin or other/,
  )
  expect(await errorOf('Unit D.4')).toBe('Unit D.4 does not belong to itself.')
})

test('a circle is told with those who make it, and only where it is one in that time', async () => {
  await using store = await openTestStore()
  await opened(store)
  expect(await read(store, { organisation: 'DG HOME' })).toEqual({
    ok: false,
    errors: {
      organisation:
        'That is a circle: DG HOME itself belongs to European Commission, which belongs to Unit D.4 in that time.',
    },
  })
  expect(await read(store, { organisation: 'DG HOME', to: '2019' })).toMatchObject({
    ok: true,
    form: { organisationId: 'dg', lastDay: '2019-12-31', toEdtf: '2019' },
  })
})

test('the proof is a letter that is held here, or a page elsewhere', async () => {
  await using store = await openTestStore()
  const { id } = await opened(store)
  const readProof = (proof: string) => read(store, { organisation: 'Twin', proof })
  const twin = { organisation: 'other-twin' }
  expect(await read(store, { ...twin, proof: `https://here.test/letters/${id}#p1` })).toMatchObject(
    {
      form: { letterId: id, source: null },
    },
  )
  expect(await read(store, { ...twin, proof: 'https://x.test/letters/another-one' })).toMatchObject(
    {
      form: { letterId: null, source: 'https://x.test/letters/another-one' },
    },
  )
  expect(await readProof('/letters/not-held-here')).toMatchObject({ ok: false })
  expect(await read(store, { ...twin, proof: '/letters/not-held-here' })).toEqual({
    ok: false,
    errors: { proof: 'There is no such letter. Copy the address of the letter’s page.' },
  })
  const script = 'javascript:alert(1)//x/letters/not-held-here'
  expect(await read(store, { ...twin, proof: script })).toMatchObject({ ok: false })
})

test('whom only a letter for named people names is not told to everybody', async () => {
  await using store = await openTestStore()
  await opened(store)
  const secret = await keep(store, {
    form: { parties: [aParty({ organisation: 'Secret House' })] },
    audience: { visibility: 'named', readerIds: [] },
  })
  const admin = store.visibleTo({ id: 'ada', role: 'admin' })
  const actor = { id: await actorId(store), name: 'Ylva Johansson' }
  const readAs = (proof: string) =>
    readAffiliation(
      { visible: admin, actor, performedBy: somebody, fields: {} },
      affiliationSchema.parse({ ...empty, organisation: 'Secret House', proof }),
      null,
    )
  expect(await readAs('')).toMatchObject({
    errors: { proof: expect.stringContaining('a letter for named people') as string },
  })
  expect(await readAs(`/letters/${secret.id}`)).toMatchObject({ ok: true })
})
