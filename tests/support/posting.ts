import { randomUUID } from 'node:crypto'
import type { App } from './app.ts'

/** Sends a form the way a page without scripts does; redirects are not followed. */
export async function post(
  { base }: Pick<App, 'base'>,
  path: string,
  cookie: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: base },
): Promise<Response> {
  return fetch(new URL(path, base), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, ...headers },
    body: new URLSearchParams(fields),
  })
}

export const passages = [
  'We support strong encryption.',
  'We would support the Regulation, provided that it protects privacy.',
  'We oppose any delay.',
] as const

/** A letter to be added: Johansson's of 12 November 2020, in three sentences, and what its form is to say. */
export function letterForm(changes: Record<string, string> = {}): Record<string, string> {
  const id = randomUUID()
  // A line of its own, because the same text is not taken twice.
  const text = `Dear Sir,\n\n${passages.join(' ')}\n\nYours faithfully,\n\nYlva Johansson\n\n${id}\n`
  return {
    id,
    text,
    title: 'Reply to Mozilla',
    kind: 'letter',
    language: 'en',
    dated: '2020-11-12',
    basis: '',
    reference: '',
    replyKind: '',
    replyDated: '',
    partyRows: '1',
    'party.0.role': 'author',
    'party.0.name': 'Ylva Johansson',
    ...changes,
  }
}

/** A letter that is open in its editor: where its form is sent, and what it holds. */
export type OpenLetter = { path: string; letterId: string; form: Record<string, string> }

/** Sends the text of a letter and opens it in its editor, filled in as `letterForm` says. */
export async function openLetter(
  app: Pick<App, 'base'>,
  cookie: string,
  changes: Record<string, string> = {},
): Promise<OpenLetter> {
  const { id, text, ...fields } = letterForm(changes)
  const sent = await post(app, '/letters/new', cookie, { id: id!, text: text! })
  if (sent.status !== 302)
    throw new Error(`The letter was not taken in: ${sent.status} ${await sent.text()}`)
  return openEditor(app, cookie, sent.headers.get('location')!, fields)
}

/** The editor at an address, once what is in it was read. */
async function openEditor(
  app: Pick<App, 'base'>,
  cookie: string,
  path: string,
  fields: Record<string, string>,
): Promise<OpenLetter> {
  for (;;) {
    const page = await fetch(new URL(path, app.base), { headers: { cookie } })
    const html = await page.text()
    if (page.status !== 200) throw new Error(`The editor is not there: ${page.status} ${html}`)
    const [letterId, revision] = ['id', 'revision'].map(
      (name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1],
    )
    // While it is read, its page comes back by itself.
    if (letterId && revision)
      return {
        path,
        letterId,
        form: { distinct: 'on', ...fields, deed: 'keep', id: letterId, revision },
      }
    if (!page.headers.has('refresh')) throw new Error(`There is no editor here: ${html}`)
  }
}

/** Adds a letter that came as a file of the name, with the text of the form unless it has bytes, and gives its path. */
export async function addLetterFile(
  app: App,
  cookie: string,
  name: string,
  bytes?: Uint8Array,
): Promise<string> {
  const { text, ...fields } = letterForm()
  await post(app, '/imports?index', cookie, { scripted: 'yes', name: 'A file' })
  const [made] = app.rows<{ id: string }>("select id from imports where name = 'A file'")
  await fetch(new URL(`/imports/${made!.id}/files?name=${encodeURIComponent(name)}`, app.base), {
    method: 'POST',
    headers: { cookie, origin: app.base, 'content-type': 'application/octet-stream' },
    body: bytes ? Buffer.from(bytes) : text!,
  })
  const { path, letterId, form } = await openEditor(
    app,
    cookie,
    `/imports/${made!.id}/letter`,
    fields,
  )
  const answer = await post(app, path, cookie, form)
  if (answer.status !== 302) throw new Error(`The letter was not added: ${answer.status}`)
  return `/letters/${letterId}`
}

/** Adds a letter and gives its path. */
export async function addLetter(
  app: App,
  cookie: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const { path, letterId, form } = await openLetter(app, cookie, changes)
  let answer = await post(app, path, cookie, form)
  // Names that somebody known may bear too are asked about: here each is somebody else.
  const keys = answer.status === 400 ? nameKeysIn(await answer.clone().text()) : []
  if (keys.length) {
    const answers = keys.map((key, at) => ({ [`key.${at}`]: key, [`answer.${at}`]: '' }))
    answer = await post(app, path, cookie, Object.assign({}, form, ...answers) as typeof form)
  }
  if (answer.status !== 302)
    throw new Error(`The letter was not added: ${answer.status} ${await answer.text()}`)
  return `/letters/${letterId}`
}

/** The keys of the names that a page asks about. */
function nameKeysIn(html: string): string[] {
  return [...html.matchAll(/name="key\.\d+" value="([^"]*)"/g)].map(([, key]) => key!)
}

/** The form of a new position: +1 on encryption by Johansson, in the first of the passages. */
export function positionForm(
  { rows }: App,
  changes: Record<string, string> = {},
): Record<string, string> {
  const [topic] = rows<{ id: string }>(
    'select topic_id as id from topic_versions where name = ?',
    'Encryption',
  )
  const [holder] = rows<{ id: string }>('select id from actors where name = ?', 'Ylva Johansson')
  return {
    deed: 'save',
    id: randomUUID(),
    revision: '',
    exact: passages[0],
    start: '',
    end: '',
    topicId: topic!.id,
    stance: '1',
    holderIds: holder!.id,
    condition: '',
    note: '',
    otherHolder: '',
    ...changes,
  }
}

/** Stores a position in a letter and gives its id. */
export async function addPosition(
  app: App,
  cookie: string,
  letter: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const form = positionForm(app, changes)
  const answer = await post(app, letter, cookie, form)
  if (answer.status !== 302)
    throw new Error(`The position was not stored: ${answer.status} ${await answer.text()}`)
  return form.id!
}

/** Rita Rival, who was against it in a letter of 1 May 2018 and for it in one of 1 May 2019; her id. */
export async function addTurnOfRita(app: App, cookie: string): Promise<string> {
  let ritaId = ''
  for (const [dated, stance] of [
    ['2018-05-01', '-1'],
    ['2019-05-01', '1'],
  ] as const) {
    const letter = await addLetter(app, cookie, {
      ...{ title: `Letter of ${dated}`, dated, 'party.0.name': 'Rita Rival' },
    })
    const [rita] = app.rows<{ id: string }>('select id from actors where name = ?', 'Rita Rival')
    ritaId = rita!.id
    await addPosition(app, cookie, letter, { stance, holderIds: ritaId })
  }
  return ritaId
}
