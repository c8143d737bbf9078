import { expect, test } from 'vitest'
import type { AttributedPosition } from '#app/domain/attributed-positions.ts'
import { forecastChange } from '#app/features/codebook/topic-forecast.ts'
import { describeForeseen, gainsRecheck } from '#app/domain/topic-forecast.ts'
import { aParty, aPassage, keep } from '#tests/support/letters.ts'
import { openTestStore } from '#tests/support/store.ts'
import { aWording, changeMeaning, topicsOf } from '#tests/support/wordings.ts'

const today = '2021-06-30'

test('a forecast counts positions and stances and names the first of them', async () => {
  await using store = await openTestStore()
  for (let at = 0; at < 7; at += 1)
    await keep(store, {
      text: `Letter ${at}. We support it without reservation.`,
      form: { parties: [aParty({ name: `Writer ${at}` })], dated: `2020-10-0${at + 1}` },
      positions: [aPassage({ level: at < 6 ? 1 : -2 })],
    })
  const { topic } = await topicsOf(store)
  const before = aWording()
  const after = aWording({ anchors: { ...before.anchors, 2: 'Asks for a law.' } })
  const forecast = await forecastChange(
    store.visibleTo('owner'),
    topic.id,
    { before, after },
    today,
  )
  expect(forecast).toMatchObject({
    scope: { levels: [1, 2], absences: false },
    positions: 6,
    stances: 6,
    firstActors: [0, 1, 2, 3, 4].map((at) => ({ name: `Writer ${at}` })),
  })
  expect(forecast.firstPositions.map(({ who }) => who)).toEqual(
    [5, 4, 3, 2, 1].map((at) => `Writer ${at}`),
  )
  expect(describeForeseen(forecast)).toBe('1,2 false 6 6')
})

test('what is on the list already is not forecast again, and a change of spelling foresees nothing', async () => {
  await using store = await openTestStore()
  await keep(store, { positions: [aPassage()] })
  const { topic } = await topicsOf(store)
  await changeMeaning(store, topic.id, 1)
  const before = (await store.topics.versions(topic.id)).at(-1)!.wording
  const visible = store.visibleTo('owner')
  for (const after of [
    { ...before, proposition: 'It should be banned.' },
    { ...before, name: 'Ciphers' },
  ])
    expect(
      describeForeseen(await forecastChange(visible, topic.id, { before, after }, today)),
    ).toBe('')
})

test('a stance gains the word by what counts of it on the day', () => {
  const scope = { levels: [1 as const], absences: false }
  const said: AttributedPosition = {
    ...{
      actorId: 'a',
      topicId: 't',
      id: 'p',
      letterId: 'l',
      edtf: '2020-10-01',
      status: 'approved' as const,
    },
    ...{ firstDay: '2020-10-01', lastDay: '2020-10-01', arrivedDay: '2020-10-01', coder: 'Ada' },
    ...{ level: 1 as const, absence: null, conditional: false, reported: false, joint: false },
    ...{ start: 0, end: 9, speakerIds: ['a'], belongingUncertain: false, recheck: false },
    storedAt: '2020-10-01T12:00:00.000Z',
  }
  expect([
    gainsRecheck([said], today, scope),
    gainsRecheck([{ ...said, level: 2 }], today, scope),
    gainsRecheck([{ ...said, reported: true }], today, scope),
    gainsRecheck([{ ...said, recheck: true }], today, scope),
    gainsRecheck([said], '2020-09-30', scope),
  ]).toEqual([true, false, false, false, false])
})
