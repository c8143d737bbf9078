import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForFourEyes } from '#tests/support/approving.ts'
import { addAccount, cookieOf, startApp, type App, dossierPath } from '#tests/support/app.ts'
import { aParty, aPassage, keep } from '#tests/support/letters.ts'
import { openStore } from '#db/index.ts'
import { unzip } from '#tests/support/unzip.ts'
import { openNewLink } from '#tests/support/view-links.ts'

const address = 'qadri.zwkx@vbxqk.test.org'
const number = '+32 475 18 34 57'
const sentence = `Ask ${address}, or ring ${number}, whenever you like.`
const text = `Dear Sir,\n\nWe say no to it. ${sentence} We go on.\n`

/** Any five signs in a row of the address or the number: nothing else on the pages holds any of them. */
const pieces = [address, number].flatMap((contact) =>
  Array.from({ length: contact.length - 4 }, (_, at) => contact.slice(at, at + 5)),
)

let app: App
let letterId: string
let actorIds: string[]

beforeAll(async () => {
  app = await startApp({ EXPORTS_PER_MINUTE: '10000' })
  await using store = await openStore(app.databaseUrl)
  const starts = Array.from({ length: sentence.length - 9 }, (_, at) => at)
  const quotes = [9, 31]
    .flatMap((length) => starts.map((at) => sentence.slice(at, at + length).trim()))
    .filter((quote, at, all) => quote.length > 5 && all.indexOf(quote) === at)
    .filter((quote) => text.split(quote).length === 2)
  ;({ id: letterId } = await keep(store, {
    form: {
      title: `Reply to ${address}`,
      parties: [
        aParty({ name: address, capacity: `Reachable at ${number}` }),
        aParty({ role: 'recipient', name: 'Elif Şahin', organisation: `House of ${address}` }),
      ],
    },
    text,
    file: { name: `${address}.txt`, mediaType: 'text/plain', bytes: Buffer.from(text) },
    audience: { visibility: 'public', readerIds: [] },
    positions: quotes.map((quote) =>
      aPassage({ quote, conditional: true, condition: quote, note: quote }),
    ),
  }))
  const detail = await store.visibleTo('owner').letters.byId(letterId)
  actorIds = detail!.parties.flatMap(({ actorId }) => actorId ?? [])
})
afterAll(() => app?.stop())

const readText = async (answer: Response) => {
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isArchive = /zip|officedocument/.test(answer.headers.get('content-type') ?? '')
  const parts = isArchive ? [...unzip(bytes).values()].map(String) : [String(bytes)]
  // Words of a document stand in several runs; ids and hashes are made of chance.
  return parts
    .join('\n')
    .replace(/[\da-f]{8}(?:-[\da-f]{4,12}){4}|[\da-f]{64}/g, '')
    .replace(/<\/?w:[^>]*>/g, '')
}

async function expectNothingOf(paths: readonly string[], cookie: string): Promise<void> {
  for (const path of paths) {
    const answer = await fetch(new URL(path, app.base), { headers: { cookie } })
    expect([path, answer.status]).toEqual([path, 200])
    const told = await readText(answer)
    expect([path, pieces.filter((piece) => told.includes(piece))]).toEqual([path, []])
    expect([
      path,
      decodeURIComponent(answer.headers.get('content-disposition') ?? ''),
    ]).not.toContain('@')
  }
}

test('no page and no file shows a viewer a part of an address or a number', async () => {
  const cookie = await cookieOf(app, await addAccount(app, 'viewer'))
  const topic = app.rows<{ id: string }>(
    "select topic_id as id from topic_versions where name = 'Encryption'",
  )[0]!.id
  const marks = app.rows<{ id: string; actor: string; topic: string }>(
    'select position_id as id, actor_id as actor, topic_id as topic from evidence where letter_id = ? limit 30',
    letterId,
  )
  const actors = actorIds.map((id) => `actor=${id}`).join('&')
  await expectNothingOf(
    [
      '/',
      '/letters',
      '/letters?words=whenever',
      '/letters?group=author&columns=all',
      ...['', '&only=quotes', '&only=notes', '&only=actors'].map(
        (only) => `/search?q=whenever OR sender${only}`,
      ),
      `/letters/${letterId}`,
      `/letters/${letterId}.data`,
      `/letters/${letterId}/history`,
      `/letters/${letterId}/text`,
      `/letters/${letterId}/original`,
      '/actors',
      ...actorIds.flatMap((id) => [`/actors/${id}`, `/actors/${id}/history`]),
      '/actors.json?q=sender',
      '/search.json?q=whenever OR sender',
      `${dossierPath}/topics`,
      `${dossierPath}/topics/${topic}`,
      `${dossierPath}/distribution?${actors}&topic=${topic}&group=organisation`,
      `${dossierPath}/stances?${actors}&topic=${topic}`,
      `${dossierPath}/quotes?${actors}&topic=${topic}`,
      `${dossierPath}/quotes?${actors}&topic=${topic}&told=none`,
      `${dossierPath}/quotes.csv?${actors}&topic=${topic}`,
      `${dossierPath}/findings.json?${actors}&topic=${topic}`,
      ...['', '.atom', '.json'].map(
        (ending) => `${dossierPath}/changes${ending}?${actors}&topic=${topic}`,
      ),
      ...marks.flatMap(({ id, ...mark }) => [
        `${dossierPath}/stances?${actors}&topic=${topic}&at=${id}`,
        `${dossierPath}/stances?view=overlay&${actors}&topic=${topic}&at=${id}`,
        `${dossierPath}/stances/quote?at=${id}&of=${mark.actor}&topic=${mark.topic}`,
      ]),
      ...['stances', 'coverage', 'distribution'].map(
        (view) => `${dossierPath}/${view}.svg?${actors}&topic=${topic}`,
      ),
      ...actorIds.map((id) => `${dossierPath}/near?of=${id}&least=1`),
      ...actorIds.map((id) => `${dossierPath}/audience?of=${id}`),
      ...actorIds.map((id) => `${dossierPath}/method?actor=${id}&topic=${topic}`),
      ...actorIds.map((id) => `${dossierPath}/who?group=organisation&actor=${id}&who=in:${id}`),
      `${dossierPath}/briefings?${actors}&topic=${topic}`,
      `${dossierPath}/briefings.csv?topic=${topic}`,
      `${dossierPath}/briefings.md?${actors}&topic=${topic}`,
      `${dossierPath}/briefings.docx?${actors}&topic=${topic}`,
      `${dossierPath}/package.zip`,
    ],
    cookie,
  )
})

test('the public reads no part of them in a public letter, nor by a link to what is made of it', async () => {
  await expectNothingOf([`/letters/${letterId}`, `/letters/${letterId}/original`], '')
  const linked = `actor=${actorIds[0]}`
  for (const [table, kind] of [
    ['stances', 'live'],
    ['quotes', 'frozen'],
  ] as const) {
    await using store = await openStore(app.databaseUrl)
    const { token } = await openNewLink(store, linked, { table, kind })
    const endings = [
      '',
      '.csv',
      '.json',
      '.xlsx',
      '.txt',
      '/embed',
      ...(table === 'stances' ? ['.svg'] : []),
    ]
    await expectNothingOf(
      endings.map((ending) => `/links/${token}${ending}`),
      '',
    )
  }
})

test('whoever codes reads the address where the letter is coded, and not in files', async () => {
  const cookie = await cookieOf(app, await addAccount(app, 'coder'))
  const page = await (
    await fetch(`${app.base}/letters/${letterId}`, { headers: { cookie } })
  ).text()
  expect(page).toContain(address)
  await expectNothingOf(
    [
      '/',
      '/search?q=whenever&only=quotes',
      '/search?q=whenever&only=notes',
      `${dossierPath}/distribution?group=organisation`,
      `${dossierPath}/quotes`,
      `${dossierPath}/changes.atom`,
      `${dossierPath}/changes.json`,
      `${dossierPath}/stances`,
      `${dossierPath}/stances?view=overlay`,
      `${dossierPath}/briefings`,
      `${dossierPath}/briefings.csv`,
      `${dossierPath}/briefings.md`,
      `${dossierPath}/briefings.docx`,
    ],
    cookie,
  )
})

test('what waits for approval and why it was sent back show no part of them either', async () => {
  const viewer = await addAccount(app, 'viewer', 'Vera Viewer')
  const [{ id: viewerId } = { id: '' }] = app.rows<{ id: string }>(
    'select id from users where email = ?',
    viewer.email,
  )
  const other = await addAccount(app, 'coder', 'Cem Coder')
  const [{ id: coderId } = { id: '' }] = app.rows<{ id: string }>(
    'select id from users where email = ?',
    other.email,
  )
  await using store = await openStore(app.databaseUrl)
  await askForFourEyes(store as never)
  const quotes = ['We say no to it.', sentence, sentence.slice(0, 21).trim()]
  const { positionIds } = await keep(store, {
    form: { title: `Another to ${address}`, parties: [aParty({ name: address })] },
    text: `Again. ${text}`,
    positions: quotes.map((quote) =>
      aPassage({ quote, conditional: true, condition: quote, note: quote }),
    ),
    doer: { userId: viewerId, via: 'screen' },
  })
  const back = { id: positionIds[0]!, revision: 1, reason: `Ask ${address}, or ring ${number}.` }
  const sent = await store
    .visibleTo('owner')
    .approvals.sendBack(back, { userId: coderId, via: 'screen' })
  expect(sent).toEqual({ changed: true })
  const cookie = await cookieOf(app, viewer)
  const paths = ['/approvals', '/approvals?list=offered', '/approvals?list=sent+back']
  await expectNothingOf(
    [...paths, ...paths.map((path) => path.replace('/approvals', '/approvals.data'))],
    cookie,
  )
  const listed = await fetch(new URL(paths[2]!, app.base), { headers: { cookie } })
  expect(await listed.text()).toContain('Cem Coder')
})
