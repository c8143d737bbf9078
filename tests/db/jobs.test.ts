import { expect, test } from 'vitest'
import { claimMs } from '#db/jobs/jobs.ts'
import { openTestStore } from '#tests/support/store.ts'

const at = Date.parse('2026-11-23T02:00:00.000Z')
const hour = 3_600_000
const [here, beside, elsewhere] = [
  { by: 'here 1', on: 'here' },
  { by: 'here 2', on: 'here' },
  { by: 'there 1', on: 'there' },
]
const backup = { name: 'backup', at, every: 6 * hour }

test('of several who claim a job at once one is given it, until it is given back', async () => {
  await using store = await openTestStore()
  const given = await Promise.all(
    [here, beside, elsewhere].map((who) => store.jobs.claim({ ...backup, ...who })),
  )
  expect(given.filter(Boolean)).toHaveLength(1)
  const holder = [here, beside, elsewhere][given.indexOf(true)]!
  const other = [here, elsewhere].find(({ by }) => by !== holder.by)!
  // One who looked at the clock earlier, or whose clock is late, is not given it either.
  for (const when of [at + claimMs - 1, at - 1, at - 30_000])
    expect(await store.jobs.claim({ ...backup, ...other, at: when })).toBe(false)
  await store.jobs.release('backup', other.by, other.on, null)
  expect(await store.jobs.claim({ ...backup, ...other, at: at + 1 })).toBe(false)
  await store.jobs.release('backup', holder.by, holder.on, null)
  expect(await store.jobs.claim({ ...backup, ...other, at: at + 1 })).toBe(true)
  expect(await store.jobs.lastDoneAt('backup')).toBeNull()
})

test('another takes over from who died with a claim, and not from who renews it', async () => {
  await using store = await openTestStore()
  await store.jobs.claim({ ...backup, ...here })
  await store.jobs.renew('backup', here.by, at + claimMs - 1)
  expect(await store.jobs.claim({ ...backup, ...beside, at: at + claimMs })).toBe(false)
  expect(await store.jobs.claim({ ...backup, ...beside, at: at + 2 * claimMs })).toBe(true)
  // Who was taken for dead and comes back holds nothing any more.
  await store.jobs.renew('backup', here.by, at + 9 * claimMs)
  await store.jobs.release('backup', here.by, here.on, at)
  expect([
    await store.jobs.claim({ ...backup, ...elsewhere, at: at + 2 * claimMs + 1 }),
    await store.jobs.lastDoneAt('backup'),
  ]).toEqual([false, null])
})

test('what was done on another machine is not done again until it is due; on its own machine the folder says', async () => {
  await using store = await openTestStore()
  await store.jobs.claim({ ...backup, ...here })
  await store.jobs.release('backup', here.by, here.on, at)
  expect(await store.jobs.lastDoneAt('backup')).toBe(at)
  for (const when of [at + 6 * hour - 1, at - 1])
    expect(await store.jobs.claim({ ...backup, ...elsewhere, at: when })).toBe(false)
  expect(await store.jobs.claim({ ...backup, ...beside, at: at + hour })).toBe(true)
  await store.jobs.release('backup', beside.by, beside.on, null)
  expect(await store.jobs.claim({ ...backup, ...elsewhere, at: at + 6 * hour })).toBe(true)
})

test('a clock that went back keeps nobody from a job', async () => {
  await using store = await openTestStore()
  await store.jobs.claim({ ...backup, ...here })
  expect(await store.jobs.claim({ ...backup, ...elsewhere, at: at - hour })).toBe(true)
  await store.jobs.release('backup', elsewhere.by, elsewhere.on, at)
  expect(await store.jobs.claim({ ...backup, ...here, at: at - 2 * hour })).toBe(true)
})
