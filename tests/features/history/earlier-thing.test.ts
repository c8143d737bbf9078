import { expect, test } from 'vitest'
import type { HistoryEntry } from '#app/domain/history/history-entry.ts'
import { makeEarlierThing } from '#app/features/history/earlier-thing.ts'
import { somebody } from '#tests/support/letters.ts'

const entry = (id: string, action: string, before: unknown, after: unknown): HistoryEntry => ({
  ...{ id, action, before, after, at: '2026-11-29T08:00:00.000Z', who: null, via: 'screen' },
  ...{ resource: 'word', resourceId: 'w' },
})

function aWord(entries: readonly HistoryEntry[], now: string, out = false) {
  const stored: unknown[] = []
  const thing = makeEarlierThing<string>({
    ...{ noun: 'word', revision: 7, entries, now: { form: now, out } },
    readForm: (written) => (typeof written === 'string' ? written : null),
    keyOf: (form) => form,
    adapt: (form) =>
      Promise.resolve(
        form === 'lost'
          ? { ok: false, reason: 'It is not there any more.' }
          : { ok: true, form: form.trim() },
      ),
    findObstacle: ({ form }) =>
      Promise.resolve(form === 'taken' ? 'Another one is called so.' : null),
    store: (state, entryId) => {
      stored.push([state, entryId])
      return Promise.resolve({ changed: true })
    },
  })
  const plan = async (id: string) => {
    const planned = await thing.plan(id)
    return planned.ok ? planned.store(somebody).then(() => stored.at(-1)) : planned.reason
  }
  return { thing, plan }
}

test('what an entry left is what it tells, else what the next whole one found, else what stands now', async () => {
  const { plan } = aWord(
    [
      entry('1', 'added', null, { a: 'part' }),
      entry('2', 'withdrew', 'one', {}),
      entry('3', 'restored', {}, {}),
      entry('4', 'changed', 'one', 'two '),
      entry('5', 'merged', null, null),
      entry('6', 'withdrew', {}, {}),
    ],
    'three',
    true,
  )
  expect(await plan('1')).toEqual([{ form: 'one', out: false }, '1'])
  expect(await plan('2')).toEqual([{ form: 'one', out: true }, '2'])
  expect(await plan('4')).toEqual([{ form: 'two', out: false }, '4'])
  expect(await plan('6')).toBe('The word says this already, so nothing was changed.')
  const untold =
    'The log does not tell enough of that version to go back to it, so nothing was changed.'
  expect([await plan('5'), await plan('7')]).toEqual([untold, untold])
})

test('what went back tells whether it stood, and what was erased is not brought back', async () => {
  const { plan } = aWord(
    [
      entry('1', 'added', null, { erased: true }),
      entry('2', 'withdrew', 'one', 'one'),
      entry('3', 'went back', 'one', { out: false }),
      entry('4', 'went back', 'one', { closed: true }),
    ],
    'two',
  )
  expect(await plan('1')).toMatch(/does not tell enough/)
  expect(await plan('3')).toEqual([{ form: 'one', out: false }, '3'])
  expect(await plan('4')).toEqual([{ form: 'two', out: true }, '4'])
})

test('what stands in the way is said, and nothing is stored', async () => {
  const { plan } = aWord(
    [entry('1', 'added', null, 'lost'), entry('2', 'changed', 'lost', 'taken')],
    'now',
  )
  expect(await plan('1')).toBe('It is not there any more.')
  expect(await plan('2')).toBe('Another one is called so. So nothing was changed.')
})
