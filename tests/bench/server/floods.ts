import { request } from 'node:http'
import type { App } from '../app-server.ts'

/** What is done to a server while its health is watched; what it was answered, by status. */
export type Load = { name: string; run: (app: App) => Promise<Statuses> }
export type Statuses = Record<string, number>

type Sent = { path: string; body: Buffer; type?: string; cookie?: string }

const formType = 'application/x-www-form-urlencoded'
const openForms = ['/sign-in', '/invitation', '/first-account', '/new-password']

/** Forms that are too much, and bodies that are none, as somebody sends them who is not signed in. */
export function listFloods(): Load[] {
  const fields = Buffer.from('a=bcdefgh&'.repeat(1_000_000))
  const large = Buffer.from(`text=${'x'.repeat(11_999_000)}`)
  return [
    {
      name: '8 open forms of 1,000,000 fields (10 MB), one after the other',
      run: (app) =>
        inTurn(
          app,
          repeat(8, (at) => ({ path: openForms[at % 4]!, body: fields })),
        ),
    },
    {
      name: '20 forms of 12 MB at once, signed out',
      run: (app) =>
        atOnce(
          app,
          repeat(20, (at) => ({ path: at % 2 ? '/letters/new' : '/sign-in', body: large })),
        ),
    },
    {
      name: '400 bodies that are no form, 8 at once',
      run: async (app) => {
        const sent = repeat(400, (at) => ({
          path: openForms[at % 4]!,
          body: Buffer.from('{"a":1}'),
          type: 'application/json',
        }))
        const parts = repeat(8, (part) => sent.filter((_, at) => at % 8 === part))
        return addUp(await Promise.all(parts.map((part) => inTurn(app, part))))
      },
    },
  ]
}

const repeat = <Made>(times: number, make: (at: number) => Made): Made[] =>
  Array.from({ length: times }, (_, at) => make(at))

async function inTurn(app: App, sent: readonly Sent[]): Promise<Statuses> {
  const found: Statuses[] = []
  for (const each of sent) found.push({ [await send(app, each)]: 1 })
  return addUp(found)
}

async function atOnce(app: App, sent: readonly Sent[]): Promise<Statuses> {
  return addUp(await Promise.all(sent.map(async (each) => ({ [await send(app, each)]: 1 }))))
}

function addUp(all: readonly Statuses[]): Statuses {
  const sum: Statuses = {}
  for (const statuses of all)
    for (const [status, count] of Object.entries(statuses)) sum[status] = (sum[status] ?? 0) + count
  return sum
}

/** The status of the answer, or what broke the line. */
function send({ url }: App, { path, body, type = formType }: Sent): Promise<string> {
  return new Promise((answered) => {
    const headers = { origin: url, 'content-type': type, 'content-length': body.length }
    const sent = request(`${url}${path}`, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => answered(String(response.statusCode)))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => answered(error.code ?? 'broken'))
    sent.end(body)
  })
}
