import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createDraftSender, sendDraft, type DraftDelivery } from '#app/ui/tagger/draft-sender.ts'

type Answer = (response: ServerResponse) => void
const keep: Answer = (response) => {
  response.setHeader('content-type', 'application/json')
  response.end('{"keptAt":"2026-11-28T10:00:00.000Z"}')
}
const refuse =
  (status: number): Answer =>
  (response) => {
    response.statusCode = status
    response.end()
  }

/** A server that answers drafts as it is told, and what is sent to it. */
async function openServer(answers: Answer[] = [], port = 0) {
  const received: string[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(new URLSearchParams(body).get('exact')!)
      const answer = answers.shift() ?? keep
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const close = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  const deliveries: DraftDelivery[] = []
  return {
    ...{ address, received, deliveries, close },
    report: (delivery: DraftDelivery) => void deliveries.push(delivery),
    [Symbol.asyncDispose]: close,
  }
}

const aDraft = (exact: string, formKey = 'new') =>
  new URLSearchParams({ exact, formKey, typedAt: `at ${exact}` })
const waits = { rest: 10, longest: 50, again: 20 }

test('of each form the newest goes, while another one is on its way', async () => {
  let goOn = () => {}
  await using server = await openServer([(response) => (goOn = () => keep(response))])
  const sender = createDraftSender(server.address, server.report, waits)
  sender.sendNow(aDraft('A first'))
  await expect.poll(() => server.received).toEqual(['A first'])
  for (const words of ['A sec', 'A second']) sender.sendNow(aDraft(words))
  sender.sendNow(aDraft('Another form', 'a-position'))
  expect(server.received).toEqual(['A first'])
  goOn()
  await expect.poll(() => server.deliveries.length).toBe(3)
  expect(server.received).toEqual(['A first', 'A second', 'Another form'])
})

test('what waits goes when the page is left, also while another draft is on its way', async () => {
  await using server = await openServer([() => undefined])
  const sender = createDraftSender(server.address, server.report, waits)
  sender.sendNow(aDraft('On its way'))
  await expect.poll(() => server.received).toHaveLength(1)
  sender.schedule(aDraft('Typed last'))
  sender.schedule(aDraft('Another form', 'a-position'))
  sender.leave()
  await expect.poll(() => server.received.slice(1).sort()).toEqual(['Another form', 'Typed last'])
})

test('each refusal is what it is', async () => {
  const statuses = [302, 401, 403, 404, 413, 429, 503]
  await using server = await openServer(statuses.map(refuse))
  const states: string[] = []
  for (const status of statuses)
    states.push((await sendDraft(server.address, aDraft(String(status)))).state)
  expect(states).toEqual([
    ...['signed out', 'signed out', 'refused', 'refused', 'refused', 'busy', 'busy'],
  ])
})

test('what is refused is not sent again, and what the server was too busy for is', async () => {
  await using server = await openServer([refuse(403), refuse(503), keep])
  const sender = createDraftSender(server.address, server.report, waits)
  sender.sendNow(aDraft('Not allowed'))
  await expect.poll(() => server.deliveries.length).toBe(1)
  sender.sendNow(aDraft('Once more'))
  await expect
    .poll(() => server.deliveries.map(({ state }) => state))
    .toEqual(['refused', 'busy', 'kept'])
  expect(server.received).toEqual(['Not allowed', 'Once more', 'Once more'])
  expect(server.deliveries.at(-1)).toEqual({
    ...{ state: 'kept', formKey: 'new', typedAt: 'at Once more' },
    keptAt: '2026-11-28T10:00:00.000Z',
  })
})

test('without a connection a draft waits for one', async () => {
  const gone = await openServer()
  await gone.close()
  const sender = createDraftSender(gone.address, gone.report, waits)
  sender.sendNow(aDraft('Typed offline'))
  await expect.poll(() => gone.deliveries[0]?.state).toBe('no connection')
  await using server = await openServer([], Number(new URL(gone.address).port))
  await expect.poll(() => gone.deliveries.at(-1)?.state).toBe('kept')
  expect(server.received).toEqual(['Typed offline'])
})
