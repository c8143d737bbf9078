import { expect, test } from 'vitest'
import { describeLead } from '#app/domain/lead-sentence/write-lead.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import {
  loadActorLead,
  loadSelectionLead,
  loadTopicsLead,
} from '#app/features/analysis/lead-sentences.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { actorId, aParty, aPassage, dossierOf, keep } from '#tests/support/letters.ts'
import { addUser } from '#tests/support/request-context.ts'
import { putInSecondHands } from '#tests/support/second-coding.ts'
import { openSeededStore, type TestStore } from '#tests/support/store.ts'

const days = describeLeadDays('2020-12-21', '2020-12-21', true)

async function tellAll(store: TestStore, visible: VisibleStore = store.visibleTo('owner')) {
  const [encryption] = await visible.topics.ofDossier(await dossierOf(store))
  const lead = await loadTopicsLead(visible, [encryption!], days)
  if (lead === null || lead === 'pending') return lead
  return describeLead(lead).replaceAll('\u00a0', ' ')
}

// One of the two members who spoke is half of them (rule 8).
const ofTwoLetters =
  'European Commission is mixed, on condition, on protecting end-to-end encryption without exceptions (most members: opposes, 1 of 2, order uncertain), since 21 Dec 2020; 2 letters by 2 people. Coded 1 × −1, 1 × 0.'

test('everybody who spoke on a topic is summed up, and again when something was said', async () => {
  await using store = await openSeededStore()
  expect(await tellAll(store)).toBe(ofTwoLetters)
  await keep(store, {
    form: {
      dated: '2020-12-01',
      parties: [aParty({ name: 'Microsoft', organisation: '' })],
    },
    positions: [aPassage({ holders: ['Microsoft'] })],
  })
  expect(await tellAll(store)).toMatch(/^On Encryption, 1 of 2 voices supports .*3 letters, coded/)
})

test('a letter for named people is in nobody else’s sentence', async () => {
  await using store = await openSeededStore()
  const [ana, ben] = [await addUser(store), await addUser(store, 'editor', 'Ben Okafor')]
  await keep(store, {
    form: { dated: '2020-12-01' },
    positions: [aPassage()],
    audience: { visibility: 'named', readerIds: [ana.id] },
  })
  expect(await tellAll(store, store.visibleTo(ana))).toContain('3 letters')
  expect(await tellAll(store, store.visibleTo(ben))).toBe(ofTwoLetters)
})

test('a sum is worked out once for all administrators, and apart for one who codes a letter of it a second time', async () => {
  await using store = await openSeededStore()
  const admins = [
    await addUser(store, 'admin', 'Ana Kovač'),
    await addUser(store, 'admin', 'Ben Okafor'),
  ]
  let sums = 0
  const tell = async (reader: (typeof admins)[number]) => {
    const visible = store.visibleTo(reader)
    const actorIds = (...asked: Parameters<typeof visible.evidence.actorIds>) => {
      sums += 1
      return visible.evidence.actorIds(...asked)
    }
    return tellAll(store, { ...visible, evidence: { ...visible.evidence, actorIds } })
  }
  expect([await tell(admins[0]!), await tell(admins[1]!), sums]).toEqual([
    ofTwoLetters,
    ofTwoLetters,
    1,
  ])
  const [{ id: letterId } = { id: '' }] = await store.rows<{ id: string }>(
    "select letter_id as id from positions where status = 'approved' order by letter_id limit 1",
  )
  const given = { dossierId: await dossierOf(store), letterIds: [letterId] }
  await putInSecondHands(store, { ...given, userId: admins[1]!.id })
  expect(await tell(admins[1]!)).not.toBe(ofTwoLetters)
  expect(await tell(admins[0]!)).toBe(ofTwoLetters)
})

test('chosen actors are told in a language, one of them alone or several as voices', async () => {
  await using store = await openSeededStore()
  const visible = store.visibleTo('owner')
  const topics = await visible.topics.ofDossier(await dossierOf(store))
  const ids = [await actorId(store), await actorId(store, 'Jakub Boratyński')]
  const evidenceOf = await visible.evidence.ofActors(ids)
  const [johansson, boratynski] = ids.map((id) => ({ id, kind: 'person' as const }))
  const own = await loadActorLead(visible, johansson!, { topics, evidenceOf, days })
  expect(describeLead(own!)).toMatch(/^Ylva Johansson opposes protecting .*; 1\sletter\. Coded/)
  const all = await loadSelectionLead(
    visible,
    [johansson!, boratynski!],
    { topics: topics.slice(0, 1), evidenceOf, days: { ...days, why: 'chosen' } },
    'de',
  )
  expect(all).toMatchObject({ language: 'de', asOf: days.asOf })
  expect(describeLead(all!)).toMatch(/zu Encryption: 1 von 2 Stimmen ist gegen den Schutz von/)
})
