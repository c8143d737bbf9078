import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createWorkerQueue, type WorkerSettings } from '#app/features/briefings/worker-queue.ts'

type Told = { say?: string; deed?: string }

function openQueue(settings: Partial<WorkerSettings> = {}) {
  const queue = createWorkerQueue<Told, string>({
    program: resolve('tests/support/worker-program.js'),
    time: 60_000,
    heap: 50_000_000,
    waiting: 20,
    idle: 60_000,
    ...settings,
  })
  onTestFinished(queue.close)
  return queue
}

const said = async (queue: ReturnType<typeof openQueue>, say: string) => {
  const outcome = await queue.run({ say })
  return outcome.ok ? outcome.answer.split(' ') : [outcome.cause]
}

test('tasks are answered one after the other, by the same thread', async () => {
  const queue = openQueue()
  const answers = await Promise.all(['one', 'two', 'three'].map((say) => said(queue, say)))
  expect(answers.map(([word]) => word)).toEqual(['one', 'two', 'three'])
  expect(new Set(answers.map(([, thread]) => thread)).size).toBe(1)
})

test('what a task throws fails it alone, also where the thread ends over it', async () => {
  const queue = openQueue()
  const [, thread] = await said(queue, 'before')
  await expect(queue.run({ deed: 'throw' })).rejects.toThrow('it threw')
  expect(await said(queue, 'after')).toEqual(['after', thread])
  await expect(queue.run({ deed: 'end' })).rejects.toThrow('it ended')
  expect((await said(queue, 'again'))[0]).toBe('again')
})

test.each([
  ['takes more memory than it may', { deed: 'grow' }, {}, 'too large'],
  ['takes longer than it may', { deed: 'run on' }, { time: 4_000 }, 'too long'],
] as const)(
  'a task that %s ends its thread, and the next has another',
  async (_what, task, settings, cause) => {
    const queue = openQueue(settings)
    const [, thread] = await said(queue, 'before')
    expect(await queue.run(task)).toEqual({ ok: false, cause })
    const [word, another] = await said(queue, 'after')
    expect([word, another === thread]).toEqual(['after', false])
  },
)

test('who goes away is waited for no more, while the task waits and while it runs', async () => {
  const queue = openQueue()
  const [running, waiting] = [new AbortController(), new AbortController()]
  const outcomes = [
    queue.run({ deed: 'run on' }, running.signal),
    queue.run({ say: 'never' }, waiting.signal),
  ]
  const last = said(queue, 'last')
  waiting.abort()
  running.abort()
  expect(await Promise.all(outcomes)).toEqual([
    { ok: false, cause: 'given up' },
    { ok: false, cause: 'given up' },
  ])
  expect((await last)[0]).toBe('last')
  expect(await queue.run({ say: 'x' }, AbortSignal.abort())).toEqual({
    ok: false,
    cause: 'given up',
  })
})

test('more tasks than may wait are refused at once', async () => {
  const queue = openQueue({ waiting: 1 })
  const running = new AbortController()
  const first = queue.run({ deed: 'wait' }, running.signal)
  const second = said(queue, 'second')
  expect(await queue.run({ say: 'third' })).toEqual({ ok: false, cause: 'too many' })
  running.abort()
  expect([await first, (await second)[0]]).toEqual([{ ok: false, cause: 'given up' }, 'second'])
})
